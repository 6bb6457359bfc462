import { expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import type { Client } from '../../../src/contract'
import { revisionDigest } from '../../../src/core/handback'
import {
  type Folded,
  type Matter,
  acceptMatter,
  changesOf,
  decidedDigest,
  fold,
  logOf,
  mattersOf,
  rejectMatter,
  takeAgreed,
} from '../../../src/core/collation'
import { readDoc } from '../../../src/core/doc'
import {
  type CollationId,
  type CollationState,
  type Disposition,
  type Entry,
  type Locale,
  Receipt,
} from '../../../src/core/model'
import { makeRound } from '../../support/round'
import { type Desk, desk } from '../support/desk'
import { testFolder } from '../support/folder'
import { gather } from '../support/round'

const IMPORTED = { added: 10, updated: 1, 'kept-apart': 1, 'already-there': 1, rebased: 1, refused: 1 }

test.each(['de', 'ar', 'ja'])(
  'a round of twelve reviewers comes to a decided version, receipts and a table: %s',
  async (locale) => {
    const round = makeRound(locale)
    const mailed = [...round.files].map(([name, bytes]) => ({ name, bytes }))
    const at = await desk(await testFolder())
    await at.client['person.save']({ name: 'Petra Specialist' })
    await at.bring(new Map([['v1.stetpack', round.old]]))
    await at.bring(new Map([['v2.stetpack', round.pack]]))
    const begun = await begin(at.client, locale)
    const collation = begun.head.id

    const { lines } = await gather(at.client, begun, mailed)
    expect(countsOf(lines.map(({ outcome }) => outcome))).toEqual(IMPORTED)
    const [moved] = lines.filter(({ outcome }) => outcome === 'rebased')
    expect(moved?.changes).toBeGreaterThan(0)
    expect(Object.keys(moved?.verdicts ?? {}).filter((one) => one !== 'kept')).not.toEqual([])
    const again = await gather(at.client, begun, mailed)
    const outcomes = countsOf(again.lines.map(({ outcome }) => outcome))
    expect(outcomes).toEqual({ 'already-there': round.files.size - 1, refused: 1 })

    const state = await at.client['collation.read']({ collation })
    const folded = fold(round.base, await revisionsOf(at.client, state))
    expect(idsOf(folded)).toEqual(round.revisions.flatMap(changesOf).sort())
    expect(folded.threads).toHaveLength(
      new Set(round.revisions.flatMap((r) => r.threads.map((t) => t.id))).size,
    )

    const decided = await decide(at.client, { collation, folded, entries: state.entries })
    const before = decidedDigest(round.base, decided.standing)
    await gather(at.client, begun, [round.late])
    const late = await at.client['collation.read']({ collation })
    const withLate = fold(round.base, await revisionsOf(at.client, late))
    const log = logOf(late.entries)
    expect(decidedDigest(round.base, log.standing)).toBe(before)
    expect(mattersOf(withLate, log).some(({ state: s }) => s === 'late' || s === 'open')).toBe(true)

    await expect(at.client['collation.publish']({ collations: [collation], version: 'v3' })).rejects.toThrow(
      'not-approved',
    )
    await save(at.client, collation, [{ kind: 'approve', name: 'Petra Specialist', text: before }])
    const out = await at.client['collation.publish']({ collations: [collation], version: 'v3' })
    const { document } = begun.head
    const published = await at.client['document.read']({
      pack: out.pack,
      digest: out.digest,
      document,
      locale: locale as Locale,
    })
    expect(published.rendering.base).toBe(before)
    expect(readDoc(published.doc).ok).toBe(true)

    const receipts = await receiptsOf(at, collation)
    const asked = [...round.revisions, round.lateRevision]
    expect(receipts.map(({ revision }) => revision).sort()).toEqual(asked.map(revisionDigest).sort())
    for (const receipt of receipts) {
      const review = asked.find((r) => revisionDigest(r) === receipt.revision)!
      const ids = receipt.answers.flatMap((one) => (one.kind === 'change' ? one.ids : []))
      expect([...ids].sort()).toEqual([...changesOf(review)].sort())
      const threads = receipt.answers.flatMap((one) => (one.kind === 'thread' ? [one.thread] : []))
      expect([...threads].sort()).toEqual(review.threads.map(({ id }) => id).sort())
      expect(receipt.published?.version).toBe('v3')
    }
  },
  60_000,
)

async function begin(client: Client, locale: string): Promise<CollationState> {
  const { packs } = await client['library.read']({})
  const pack = packs.find(({ version }) => version === 'v2')!
  const { pack: id, digest, documents } = pack
  return client['collation.begin']({
    pack: id,
    digest,
    document: documents[0]!.document,
    locale: locale as Locale,
  })
}

async function revisionsOf(client: Client, state: CollationState) {
  const live = [...logOf(state.entries).revisions]
  return Promise.all(live.map((digest) => client['collation.revision']({ collation: state.head.id, digest })))
}

async function decide(
  client: Client,
  at: { collation: CollationId; folded: Folded; entries: readonly Entry[] },
) {
  const matters = mattersOf(at.folded, logOf(at.entries))
  const agreed = takeAgreed(matters, { support: 2, untouched: 'ignored' })
  const done = new Set(agreed.map(({ on }) => JSON.stringify(on)))
  const rest = matters.filter(({ target }) => !done.has(JSON.stringify(target))).map(verdict)
  const first = await save(client, at.collation, [{ kind: 'decide', dispositions: agreed }])
  const second = await save(client, at.collation, [{ kind: 'decide', dispositions: rest }])
  const log = logOf([...at.entries, ...first, ...second])
  expect(mattersOf(at.folded, log).filter(({ state }) => state === 'open' || state === 'late')).toEqual([])
  return log
}

/** Every third is turned down; of the rest the most wanted wish is taken, where no deletion is contested. */
function verdict(matter: Matter, n: number): Disposition {
  if (n % 3 === 0 || matter.class === 'contested' || matter.class === 'deletions')
    return rejectMatter(matter, { code: 'preference', text: 'not this time' })
  return acceptMatter(matter, matter.wishes[0]?.digest ?? null, { code: 'clearer' })
}

async function save(
  client: Client,
  collation: CollationId,
  acts: Parameters<Client['collation.save']>[0]['acts'],
): Promise<Entry[]> {
  return (await client['collation.save']({ collation, acts })).entries
}

async function receiptsOf(at: Desk, collation: CollationId): Promise<Receipt[]> {
  const { ticket } = await at.client['receipts.create']({ collation })
  const files = unzipSync(await at.fetch(ticket))
  return Object.values(files).map((bytes) => {
    const inner = unzipSync(bytes)
    return Receipt.parse(JSON.parse(new TextDecoder().decode(inner['receipt.json'])))
  })
}

function idsOf({ heads }: Folded): string[] {
  return heads.flatMap(({ changes }) => changes).sort()
}

function countsOf(values: readonly string[]): Record<string, number> {
  const out: Record<string, number> = {}
  for (const value of values) out[value] = (out[value] ?? 0) + 1
  return out
}
