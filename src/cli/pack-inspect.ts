import { readArchive } from '../backend/archive'
import { type Pack, readPack } from '../core/pack'
import { aboutFile } from './file-problem'
import type { Outcome, Verb } from './verb'

/** `stet pack inspect`: reads a pack whole, proves it, and says what it holds. */
export const packInspect: Verb = {
  name: 'pack inspect',
  summary: 'Check a pack and say what it holds',
  usage: `stet pack inspect PACK

  PACK      A pack folder, or a file such as policy.stetpack
  Every file is checked against its digest and every document is read.
`,
  options: {},
  run: async (paths) => {
    if (paths.length !== 1) return { ok: 'usage', why: 'one pack is needed' }
    const path = paths[0]!
    const entries = await readArchive(path)
    const pack = aboutFile(path, entries.ok ? readPack(entries.value) : entries)
    return pack.ok ? describe(pack.value) : pack
  },
}

function describe(pack: Pack): Outcome {
  const { manifest, digest } = pack
  const fields = [
    ['version', manifest.version],
    ['previous', manifest.previous?.version],
    ['source', manifest.sourceLocale],
    ['market', manifest.market],
    ['product line', manifest.productLine],
    ['owner', manifest.owner],
    ['due', manifest.dueDate],
    ['created', manifest.createdAt],
    ['digest', digest],
  ].flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
  const documents = manifest.documents.flatMap(({ id, title, source, targets }) => [
    '',
    `${id}: ${title} (${source.clauses} clauses, ${source.words} words)`,
    ...targets.map((t) => {
      const apart = t.unaligned.length ? `, ${t.unaligned.length} unaligned` : ''
      return `  ${t.locale}: ${t.title} (${t.clauses} clauses, ${t.words} words${apart})`
    }),
  ])
  const text = [`${manifest.title} (${manifest.id})`, ...fields, ...documents].join('\n')
  return { ok: true, text, json: { digest, manifest } }
}
