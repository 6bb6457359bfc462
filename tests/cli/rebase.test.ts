import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArchive, writeZip } from '../../src/backend/archive'
import { runCli } from '../../src/cli/run'
import { readHandback, toRevision, writeHandback } from '../../src/core/handback'
import { type Revision, ReviewHead } from '../../src/core/model'
import { type BuiltPack, type Pack, buildPack, openPack } from '../../src/core/pack'
import { beginReview } from '../../src/core/review'
import { smallPack } from '../backend/support/pack'
import { playActs } from '../core/handback/random-review'

let dir = ''
const at = (name: string): string => join(dir, name)

async function stet(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(argv, { out: (t) => void out.push(t), err: (t) => void err.push(t) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const ask = (out: string, ...more: string[]): string[] => [
  'rebase',
  at('a.stethandback'),
  '--from',
  at('v1.stetpack'),
  '--to',
  at('v2.stetpack'),
  '--out',
  at(out),
  ...more,
]

const author = { id: 'ana' as never, name: 'Ana' }

function reviewOf(pack: Pack, document: string): Revision {
  const { manifest, digest } = pack
  const head = ReviewHead.parse({
    id: `review-${document}`,
    pack: manifest.id,
    packVersion: manifest.version,
    packDigest: digest,
    document,
    locale: 'de',
    base: pack.findRendering(document as never, 'de' as never)!.base,
    author,
    createdAt: '2026-11-20T10:00:00.000Z',
  })
  const base = pack.read(head.document, head.locale)
  if (!base.ok) throw new Error(base.problem.detail)
  const acts = [
    { kind: 'edit', how: 'insert', a: 2, b: 0, who: 0 },
    { kind: 'thread', a: 1, b: 4 },
    { kind: 'clause', n: 1, value: 'flagged' },
  ] as const
  return toRevision(playActs(beginReview({ head, base: base.value, replica: 'r0' }), acts, 'r0'))
}

/** The small pack without its second document. */
function shortPack(previous: Pack): BuiltPack {
  const files = {
    'stet.yaml': 'id: gifts\ntitle: Gifts\nversion: v3\nsourceLocale: en\n',
    'en/gifts.md': '# Gifts\n\nNo gifts above 20 coins.\n\n- One\n- Two\n',
    'de/gifts.md': '# Geschenke\n\nKeine Geschenke uber 20 Munzen.\n\n- Eins\n- Zwei\n',
  }
  const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)] as const)
  const built = buildPack({ files: new Map(bytes), name: 'gifts', previous })
  if (!built.ok) throw new Error(built.problem.detail)
  return built.value
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stet-rebase-'))
  const [first, second] = [smallPack(), smallPack('v2', '', '\nEin Nachsatz.\n', smallPack())]
  const pack = openPack(first.files)
  if (!pack.ok) throw new Error(pack.problem.detail)
  const { manifest, digest } = pack.value
  const handBack = (revisions: Revision[]): Uint8Array =>
    writeZip(
      writeHandback({
        pack: { id: manifest.id, version: manifest.version, digest, title: manifest.title },
        author,
        createdAt: '2026-11-23T08:00:00.000Z',
        revisions,
      }),
    )
  const [gifts, bans] = [reviewOf(pack.value, 'gifts'), reviewOf(pack.value, 'bans')]
  await writeFile(at('a.stethandback'), handBack([gifts]))
  await writeFile(at('two.stethandback'), handBack([gifts, bans]))
  await writeFile(at('bans.stethandback'), handBack([bans]))
  await writeFile(at('v1.stetpack'), writeZip(first.files))
  await writeFile(at('v2.stetpack'), writeZip(second.files))
  await writeFile(at('v3.stetpack'), writeZip(shortPack(pack.value).files))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function revisionIn(name: string): Promise<Revision> {
  const entries = await readArchive(at(name))
  const handback = entries.ok ? readHandback(entries.value) : entries
  if (!handback.ok) throw new Error(handback.problem.detail)
  return handback.value.revisions[0]!
}

describe('stet rebase', () => {
  it('writes a handback that stands on the new version, and says what became of each item', async () => {
    const { code, out, err } = await stet(...ask('b.stethandback'))
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('change: 1 kept')
    expect(out).toContain('thread: 1 kept')
    expect(out).toContain('clause: 1 kept')
    const proved = await stet('handback', 'inspect', at('b.stethandback'), '--pack', at('v2.stetpack'))
    expect([proved.code, proved.err]).toEqual([0, ''])
    const [old, now] = [await revisionIn('a.stethandback'), await revisionIn('b.stethandback')]
    expect(now.head).toMatchObject({ id: old.head.id, packVersion: 'v2' })
    expect(now.records).toEqual(old.records)
  })

  it('tells it all as JSON', async () => {
    const { out } = await stet(...ask('c.stethandback', '--json'))
    const { reviews } = JSON.parse(out) as { reviews: { report: { lines: object[] } }[] }
    expect(reviews[0]!.report.lines).toHaveLength(3)
  })

  it('moves every document of a handback, and tells each by itself', async () => {
    const two = ['rebase', at('two.stethandback'), '--from', at('v1.stetpack'), '--to', at('v2.stetpack')]
    const { code, out } = await stet(...two, '-o', at('k.stethandback'))
    expect(code).toBe(0)
    const heads = out.split('\n').filter((line) => line.endsWith('by Ana'))
    expect(heads.sort()).toEqual(['bans in de, by Ana', 'gifts in de, by Ana'])
    const told = await stet(...two, '-o', at('l.stethandback'), '--json')
    const { reviews } = JSON.parse(told.out) as {
      reviews: { document: string; report: { lines: object[] } }[]
    }
    const lines = reviews.map(({ document, report }) => `${document} ${report.lines.length}`)
    expect(lines.sort()).toEqual(['bans 3', 'gifts 3'])
  })

  it('moves the others where the new version does not have one of the documents', async () => {
    const two = ['rebase', at('two.stethandback'), '--from', at('v1.stetpack'), '--to', at('v3.stetpack')]
    const { code, out } = await stet(...two, '-o', at('h.stethandback'))
    expect(code).toBe(1)
    expect(out).toContain('refused  bans in de, by Ana: not-found')
    expect((await revisionIn('h.stethandback')).head).toMatchObject({ document: 'gifts', packVersion: 'v3' })
    const told = await stet(...two, '-o', at('i.stethandback'), '--json')
    expect(JSON.parse(told.out)).toMatchObject({
      reviews: [{ document: 'gifts' }],
      refused: [{ document: 'bans', locale: 'de', problem: { code: 'not-found' } }],
    })
  })

  it('refuses the handback where no text of it is left', async () => {
    const argv = ['--from', at('v1.stetpack'), '--to', at('v3.stetpack'), '-o', at('j.stethandback')]
    const { code, err } = await stet('rebase', at('bans.stethandback'), ...argv)
    expect(code).toBe(1)
    expect(err).toContain('bans in de, by Ana: not-found')
    await expect(readFile(at('j.stethandback'))).rejects.toThrow('ENOENT')
  })

  it('takes no file’s place', async () => {
    await writeFile(at('d.stethandback'), 'mine')
    const { code, err } = await stet(...ask('d.stethandback'))
    expect(code).toBe(1)
    expect(err).toContain('not-allowed')
    expect(await readFile(at('d.stethandback'), 'utf8')).toBe('mine')
  })

  it.each([
    ['packs in the wrong order', ['--from', 'v2.stetpack', '--to', 'v1.stetpack'], 'pack-unknown'],
    ['a pack that is none', ['--from', 'v1.stetpack', '--to', 'a.stethandback'], 'not-ours'],
  ])('refuses %s with code 1', async (_name, args, problem) => {
    const argv = args.map((arg) => (arg.startsWith('--') ? arg : at(arg)))
    const { code, out } = await stet('rebase', at('a.stethandback'), ...argv, '-o', at('e.x'), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ problem: { code: problem } })
  })

  it('asks for what is missing with code 2', async () => {
    expect((await stet('rebase', at('a.stethandback'))).code).toBe(2)
    expect((await stet('rebase')).code).toBe(2)
  })
})
