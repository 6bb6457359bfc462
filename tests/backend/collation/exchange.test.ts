import { describe, expect, test } from 'vitest'
import { readArchive, writeZip } from '../../../src/backend/archive'
import { logOf, readReceipt, writeReceipt } from '../../../src/core/collation'
import { readHandback, writeHandback } from '../../../src/core/handback'
import type { CollationState, Entry, ImportLine, ImportReport } from '../../../src/core/model'
import { type Desk, desk, zipped } from '../support/desk'
import { testFolder } from '../support/folder'
import { smallPack } from '../support/pack'
import { type Mailed, decideAll, gather, handbackOf, reviewer, specialist } from '../support/round'

const bring = (at: Desk, file: Mailed): Promise<ImportReport> => at.bring(new Map([[file.name, file.bytes]]))

const told = ({ items }: ImportReport): unknown =>
  items.map(({ kind, outcome, reason }) => [kind, outcome, ...(reason ? [reason] : [])])

async function exported(at: Desk, { head }: CollationState): Promise<Mailed> {
  const { ticket, name } = await at.client['collation.export']({ collation: head.id })
  return { name, bytes: await at.fetch(ticket) }
}

const read = (at: Desk, { head }: CollationState) => at.client['collation.read']({ collation: head.id })
const sorted = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id).sort()

describe('a collation file', () => {
  test('brings all of a collation to another machine, and twice is the same as once', async () => {
    const { at, collation } = await specialist()
    await gather(at.client, collation, [await handbackOf('Ana', 'Bitte: ')])
    await decideAll(at.client, collation)
    const file = await exported(at, collation)
    expect(file.name).toBe('gifts-v1-de.stetcollation')
    expect((await exported(at, collation)).bytes).toEqual(file.bytes)

    const there = await desk(await testFolder('memory'))
    expect(told(await bring(there, file))).toEqual([['file', 'refused', 'pack-unknown']])
    await there.bring(zipped('gifts.stetpack', smallPack().files))
    expect(told(await bring(there, file))).toEqual([['collation', 'added']])
    const [here, copy] = [await read(at, collation), await read(there, collation)]
    expect(copy.entries).toEqual(here.entries)
    expect(logOf(copy.entries).standing).toEqual(logOf(here.entries).standing)
    expect(told(await bring(there, file))).toEqual([['collation', 'already-there']])
    expect((await read(there, collation)).rev).toBe(copy.rev)
    expect((await exported(there, collation)).bytes).toEqual(file.bytes)
  })

  test('unites what two people did apart, whichever takes in whose', async () => {
    const one = await specialist()
    await gather(one.at.client, one.collation, [await handbackOf('Ana', 'Bitte: ')])
    const first = await exported(one.at, one.collation)
    const two = await specialist()
    await bring(two.at, first)
    await gather(two.at.client, two.collation, [await handbackOf('Ben', 'Nur ')])
    await decideAll(one.at.client, one.collation)
    const { lines } = await gather(one.at.client, one.collation, [await exported(two.at, two.collation)])
    expect(lines).toMatchObject([{ outcome: 'updated', united: { revisions: 1 } }])
    await bring(two.at, await exported(one.at, one.collation))
    const [a, b] = [await read(one.at, one.collation), await read(two.at, two.collation)]
    expect(sorted(a.entries)).toEqual(sorted(b.entries))
    expect([...logOf(a.entries).revisions].sort()).toEqual([...logOf(b.entries).revisions].sort())
    expect(logOf(a.entries).revisions.size).toBe(2)
  })

  test('is refused where it is of another text, and where it is cut or changed', async () => {
    const { at, collation } = await specialist()
    await gather(at.client, collation, [await handbackOf('Ana', 'Bitte: ')])
    const file = await exported(at, collation)
    const arabic = await specialist(smallPack(), 'ar')
    const { lines } = await gather(arabic.at.client, arabic.collation, [
      file,
      { ...file, bytes: file.bytes.subarray(0, 900) },
      await changed(file),
    ])
    expect(lines.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['refused', 'base-mismatch'],
      ['refused', 'zip-torn'],
      ['refused', 'file-damaged'],
    ])
  })
})

/** The same with one byte of one entry changed, in a zip that is whole. */
async function changed(file: Mailed): Promise<Mailed> {
  const entries = await readArchive(file.bytes)
  if (!entries.ok) throw new Error(entries.problem.code)
  const files = new Map(entries.value)
  const [path, bytes] = [...files].find(([name]) => name.startsWith('revisions/'))!
  files.set(path, Uint8Array.from(bytes).fill(0x20, 40, 41))
  return { name: file.name, bytes: writeZip(files) }
}

describe('hostile and very many files', () => {
  test('a review that does not open on the text is a refused line, the others come in', async () => {
    const ana = await handbackOf('Ana', 'Bitte: ')
    const entries = await readArchive(ana.bytes)
    const handback = entries.ok ? readHandback(entries.value) : entries
    if (!handback.ok) throw new Error(handback.problem.code)
    const wild = handback.value.revisions.map((revision) => ({
      ...revision,
      pending: {
        ...revision.pending,
        changes: revision.pending.changes.map((change) =>
          change.kind === 'insertion' ? { ...change, at: [99_999, 0] as [number, number] } : change,
        ),
      },
    }))
    const bytes = writeZip(writeHandback({ ...handback.value, revisions: wild }))
    const { at, collation } = await specialist()
    const { lines, state } = await gather(at.client, collation, [{ name: 'wild.stethandback', bytes }, ana])
    expect(lines.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['refused', 'document-invalid'],
      ['added', undefined],
    ])
    expect(lines[0]).toMatchObject({ reviewer: 'Ana', changes: 1 })
    expect(logOf(state.entries).revisions.size).toBe(1)
  })

  test('10,000 files are 10,000 lines, and a save in between does not wait for them', async () => {
    const { at, collation } = await specialist()
    const ana = await handbackOf('Ana', 'Bitte: ')
    const empty = { name: 'empty', bytes: new Uint8Array() }
    const files = Array.from({ length: 9999 }, () => empty)
    const running = gather(at.client, collation, [...files, ana])
    let over = false
    void running.then(() => (over = true))
    while (!at.events.some(({ kind }) => kind === 'import.progressed') && !over) {
      await at.client['collation.read']({ collation: collation.head.id })
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const { lines, state } = await running
    expect(lines).toHaveLength(10_000)
    expect(lines.filter(({ outcome }: ImportLine) => outcome === 'refused')).toHaveLength(9999)
    expect(logOf(state.entries).revisions.size).toBe(1)
  })
})

test('reviews of the library are gathered, the person’s own as they are now', async () => {
  const { at, collation } = await specialist()
  await bring(at, await handbackOf('Ana', 'Bitte: '))
  const own = await at.client['review.begin']({
    pack: collation.head.pack,
    digest: collation.head.packDigest,
    document: collation.head.document,
    locale: collation.head.locale,
  })
  const { packs } = await at.client['library.read']({})
  const reviews = packs[0]!.reviews.map(({ review }) => review)
  expect(reviews).toContain(own.head.id)
  const ask = { collation: collation.head.id, reviews }
  const { lines } = await at.client['collation.gather'](ask)
  expect(lines.map(({ outcome, reviewer: name }) => `${outcome} ${name}`).sort()).toEqual([
    'added Ana',
    'added Cora',
  ])
  const again = await at.client['collation.gather'](ask)
  expect(again.lines.every(({ outcome }) => outcome === 'already-there')).toBe(true)
})

describe('receipts', () => {
  test('go to each reviewer as a file, and open beside the review that they answer', async () => {
    const ana = await reviewer('Ana')
    await ana.type('Bitte: ')
    const { at, collation } = await specialist()
    await gather(at.client, collation, [await ana.handBack(), await handbackOf('Ben', 'Nur ')])
    await decideAll(at.client, collation)
    const all = await at.client['receipts.create']({ collation: collation.head.id })
    expect(all.name).toBe('gifts-v1-de-receipts.zip')
    const entries = await readArchive(await at.fetch(all.ticket))
    if (!entries.ok) throw new Error(entries.problem.code)
    expect([...entries.value.keys()]).toEqual(['gifts-v1-de-Ana.stetreceipt', 'gifts-v1-de-Ben.stetreceipt'])
    expect(logOf((await read(at, collation)).entries).receipts).toMatchObject([
      { act: { revisions: [{}, {}].map(() => expect.any(String) as string) } },
    ])

    const bytes = entries.value.get('gifts-v1-de-Ana.stetreceipt')!
    const file = { name: 'gifts-v1-de-Ana.stetreceipt', bytes }
    expect(told(await bring(ana.at, file))).toEqual([['receipt', 'added']])
    expect(told(await bring(ana.at, file))).toEqual([['receipt', 'already-there']])
    const own = (await ana.at.client['library.read']({})).packs[0]!.reviews[0]!
    const { receipts } = await ana.at.client['receipt.list']({ review: own.review })
    expect(receipts).toHaveLength(1)
    expect(receipts[0]).toMatchObject({ reviewer: { name: 'Ana' }, issuedBy: { name: 'Cora' } })
    expect(receipts[0]!.answers).toHaveLength(1)
    expect(told(await bring(at, file))).toEqual([['receipt', 'refused', 'review-unknown']])
  })

  test('are refused for a head that is not there, and read strictly', async () => {
    const { at, collation } = await specialist()
    const none = at.client['receipts.create']({ collation: collation.head.id, heads: ['r-1/x'] })
    await expect(none).rejects.toThrow('not-found')
    const written = writeReceipt({ format: 'stet-receipt', formatVersion: 1 } as never)
    const codes = [
      written,
      new Map([...written, ['more.txt', new Uint8Array(1)]]),
      new Map([['receipt.json', new TextEncoder().encode('{"format":"stet-receipt","formatVersion":9}')]]),
      new Map([['receipt.json', new TextEncoder().encode('{"format":"x","formatVersion":1}')]]),
      new Map([['receipt.json', new TextEncoder().encode('{"__proto__":1}')]]),
      new Map<string, Uint8Array>(),
    ].map((files) => {
      const receipt = readReceipt(files)
      return receipt.ok ? 'ok' : receipt.problem.code
    })
    expect(codes).toEqual([
      'json-invalid',
      'file-damaged',
      'newer-version',
      'not-ours',
      'json-invalid',
      'not-ours',
    ])
  })
})
