import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readArchive, writeZip } from '../../../src/backend/archive'
import { canonicalJson, digest } from '../../../src/core/base'
import {
  COLLATION_MANIFEST,
  acceptMatter,
  decidedText,
  dispositionRows,
  logOf,
  mattersOf,
} from '../../../src/core/collation'
import { DisputeId, type KnownAct } from '../../../src/core/model'
import { mutated, mutations } from '../../support/mutations'
import { SEED } from '../../support/rounds'
import { type Mailed, decideAll, foldedNow, gather, handbackOf, specialist } from '../support/round'

const ROUNDS = 60

test('many broken and forged files are a line each, and the collation goes on working', async () => {
  const { at, collation } = await specialist()
  const ana = await handbackOf('Ana', 'Bitte: ')
  const { state } = await gather(at.client, collation, [ana, await handbackOf('Ben', 'Nur ')])
  await decideAll(at.client, collation)
  await rule()
  const { ticket, name } = await at.client['collation.export']({ collation: collation.head.id })
  const exported: Mailed = { name, bytes: await at.fetch(ticket) }
  const files = [
    ...(await forgeries(exported, 'entries.json', ['dispositions', 'disposition', 'lines'])),
    ...(await forgeries(exported, `revisions/${state.revisions[0]!.digest}.json`, ['pending', 'threads'])),
    ...(await forgeries(exported, COLLATION_MANIFEST, [])),
    ...(await forgeries(ana, 'reviews/', ['pending', 'head', 'clauses'])),
  ]
  const { lines } = await gather(at.client, collation, files)
  expect(lines).toHaveLength(files.length)
  expect(lines.filter(({ reason }) => reason === 'bug')).toEqual([])
  for (const file of files.slice(0, 20)) {
    const report = await at.bring(new Map([[file.name, file.bytes]]))
    expect(report.items.length).toBeGreaterThan(0)
  }
  const { base, folded, log } = await foldedNow(at.client, collation.head.id)
  const { entries } = await at.client['collation.read']({ collation: collation.head.id })
  decidedText(base, log.standing).check()
  // What is undone may be done again.
  decidedText(base, logOf(entries.filter(({ act }) => act.kind !== 'undo')).standing).check()
  dispositionRows(folded, log, mattersOf(folded, log))
  await at.client['receipts.create']({ collation: collation.head.id })
  await at.client['collation.export']({ collation: collation.head.id })
  expect(at.log).toEqual([])

  async function rule(): Promise<void> {
    const { folded, log } = await foldedNow(at.client, collation.head.id)
    const matter = mattersOf(folded, log)[0]!
    const dispute = DisputeId.parse('d-1')
    const disposition = acceptMatter(matter, matter.wishes[0]!.digest, { code: 'needs-ruling' })
    const about = { dispute, clause: matter.clause }
    const acts: KnownAct[] = [
      {
        kind: 'refer',
        ...about,
        on: matter.target,
        question: '?',
        parties: ['Ana'],
        adjudicator: 'Cora',
        rebuttalLimit: 0,
      },
      { kind: 'rule', ...about, disposition, rationale: 'so', precedent: 'this-case-only' },
    ]
    await at.client['collation.save']({ collation: collation.head.id, acts })
  }
})

/** The file with one part as somebody else made it, so often; every digest as if it had always been so. */
async function forgeries(
  { name, bytes }: Mailed,
  part: string,
  within: readonly string[],
): Promise<Mailed[]> {
  const read = await readArchive(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  const path = [...read.value.keys()].find((one) => one.startsWith(part))!
  const value: unknown = JSON.parse(new TextDecoder().decode(read.value.get(path)))
  return fc.sample(mutations(2), { numRuns: ROUNDS, seed: SEED }).map((how, n) => {
    const forged = new TextEncoder().encode(canonicalJson(mutated(value, how, within) as never))
    return { name: `${n}-${name}`, bytes: writeZip(relisted(new Map([...read.value, [path, forged]]), path)) }
  })
}

function relisted(files: Map<string, Uint8Array>, path: string): Map<string, Uint8Array> {
  const manifestPath = [...files.keys()].find((one) => /^(collation|handback)[.]json$/.test(one))!
  if (path === manifestPath) return files
  const bytes = files.get(path)!
  const manifest = JSON.parse(new TextDecoder().decode(files.get(manifestPath))) as Record<string, Listed[]>
  const anew = (list: Listed[] | undefined, of: object): Listed[] =>
    (list ?? []).map((one) => (one.path === path ? { ...one, ...of } : one))
  const told = {
    ...manifest,
    files: anew(manifest['files'], { sha256: digest(bytes), length: bytes.length }),
    ...(manifest['reviews'] ? { reviews: anew(manifest['reviews'], { revision: digest(bytes) }) } : {}),
    ...(manifest['revisions'] ? { revisions: anew(manifest['revisions'], { revision: digest(bytes) }) } : {}),
  }
  return files.set(manifestPath, new TextEncoder().encode(canonicalJson(told as never)))
}

interface Listed {
  readonly path: string
}
