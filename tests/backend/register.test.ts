import { appendFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { ClausePlace, Client, FileTicket } from '../../src/contract'
import { type Gap, type GapFields, type GapId, Person, Precedent, type ThreadId } from '../../src/core/model'
import { type BuiltPack, buildPack, openPack } from '../../src/core/pack'
import { newestOf } from '../../src/backend/workspace/register-versions'
import { addPrecedents } from '../../src/backend/workspace/register-precedents'
import { RegisterShelf } from '../../src/backend/workspace/register-shelf'
import { layoutOf } from '../../src/backend/workspace/layout'
import { TUNING } from '../../src/backend/workspace/tuning'
import { nodeDisk } from '../../src/backend/disk/disk'
import { type Desk, desk, zipped } from './support/desk'
import { testFolder } from './support/folder'
import { smallPack } from './support/pack'
import { gather, reviewer, specialist } from './support/round'
import { beginAgain, beginReview, work } from './support/work'

const FIELDS: GapFields = {
  kind: 'policy',
  text: 'Are vouchers gifts?',
  example: '=HYPERLINK("x")',
  market: 'DACH',
  severity: 'major',
  proposedWording: 'Gutscheine sind Geschenke.',
  owner: 'Ben, "the" owner',
  due: { date: '2026-12-01', zone: 'Europe/Berlin' },
}

const ANA = Person.parse({ id: 'p-ana', name: 'Ana' })

async function placeOf(client: Client, version = 'v1', index = 1): Promise<ClausePlace> {
  const { packs } = await client['library.read']({})
  const pack = packs.find((one) => one.version === version)!
  const { document, targets } = pack.documents.find((one) => one.document === 'gifts')!
  const locale = targets.find((one) => one.locale === 'de')!.locale
  const at = { pack: pack.pack, digest: pack.digest, document, locale }
  const { clauses } = await client['register.clauses'](at)
  return { ...at, clause: clauses[index]!.clause }
}

async function begin(folder?: string): Promise<{ at: Desk; place: ClausePlace }> {
  const at = await desk(folder ?? (await testFolder()))
  await at.client['person.save']({ name: 'Ana' })
  await at.bring(zipped('gifts.stetpack', smallPack().files))
  return { at, place: await placeOf(at.client) }
}

async function textOf(client: Client, { ticket }: FileTicket): Promise<string> {
  const { bytes } = await client['file.read']({ ticket, offset: 0 })
  return Buffer.from(bytes, 'base64').toString('utf8')
}

/** The second version of the small pack's German gifts, with another rule. */
function rewritten(): BuiltPack {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
  const previous = openPack(smallPack().files)
  if (!previous.ok) throw new Error(previous.problem.code)
  const files = new Map([
    ['stet.yaml', utf8('id: gifts\ntitle: Gifts\nversion: v2\nsourceLocale: en\n')],
    ['en/gifts.md', utf8('# Gifts\n\nNo gifts above 30 coins.\n\n- One\n- Two\n')],
    ['de/gifts.md', utf8('# Geschenke\n\nKeine Geschenke uber 30 Munzen.\n\n- Eins\n- Zwei\n')],
  ])
  const built = buildPack({ files, name: 'gifts', previous: previous.value })
  if (!built.ok) throw new Error(built.problem.detail)
  return built.value
}

function shelfIn(folder: string): RegisterShelf {
  const options = {
    ...TUNING,
    now: () => '2026-11-23T08:00:00.000Z',
    log: () => undefined,
    tell: () => undefined,
    freeSpace: () => Promise.resolve(false),
    onFault: () => undefined,
  }
  return new RegisterShelf({ disk: nodeDisk, layout: layoutOf(folder), mode: 'write' }, options)
}

describe('a gap', () => {
  it('is opened on any clause, changed, answered, closed; every change is told and kept', async () => {
    const { at, place } = await begin()
    const { client } = at
    const { gap } = await client['register.open']({ place, fields: FIELDS })
    expect(at.events).toContainEqual({ kind: 'register.changed', rev: 1 })
    await client['register.act']({ act: { kind: 'edit', gap, fields: { severity: 'critical' } } })
    await client['register.act']({ act: { kind: 'answer', gap, text: 'Yes.' } })
    const version = { packVersion: 'v1', packDigest: place.digest }
    const { rev } = await client['register.act']({ act: { kind: 'close', gap, what: 'Done', version } })
    expect(rev).toBe(4)
    const { gaps } = await client['register.read']({ since: 0 })
    expect(gaps).toMatchObject([
      {
        ...FIELDS,
        severity: 'critical',
        status: 'closed',
        clause: { pack: place.pack, packVersion: 'v1', packDigest: place.digest },
        outcome: { what: 'Done', version, by: { name: 'Ana' } },
      },
    ])
    expect(gaps[0]!.clause).toMatchObject({
      clause: place.clause,
      heading: 'Geschenke',
      documentTitle: 'Geschenke',
      excerpt: 'Keine Geschenke uber 20 Munzen.',
    })
    const { lines } = await client['register.history']({ gap })
    expect(lines.map(({ field }) => field)).toEqual([
      'opened',
      'severity',
      'answer',
      'status',
      'status',
      'outcome',
    ])
    await expect(client['register.act']({ act: { kind: 'answer', gap, text: 'No.' } })).rejects.toThrow(
      'op-invalid',
    )
    expect((await client['register.read']({ since: 4 })).gaps).toEqual([])
    expect((await client['register.read']({ since: 3 })).gaps).toHaveLength(1)
  })

  it('of a document as a whole, and of a clause that is not there', async () => {
    const { at, place } = await begin()
    const { gap } = await at.client['register.open']({ place: { ...place, clause: null }, fields: FIELDS })
    const { gaps } = await at.client['register.read']({ since: 0 })
    expect(gaps.find(({ id }) => id === gap)?.clause).toMatchObject({ clause: null, heading: 'Geschenke' })
    const gone = { ...place, clause: 'c-gone' as never }
    await expect(at.client['register.open']({ place: gone, fields: FIELDS })).rejects.toThrow('not-found')
  })

  it('is there after a crash once it was acknowledged, and a torn line costs nothing', async () => {
    const folder = await testFolder()
    const { at, place } = await begin(folder)
    const { gap } = await at.client['register.open']({ place, fields: FIELDS })
    const names = await readdir(join(folder, 'register'))
    const segment = names.find((name) => name.endsWith('.jnl'))!
    await appendFile(join(folder, 'register', segment), 'deadbeef half a li')
    const reader = await desk(folder)
    expect((await reader.client['register.read']({ since: 0 })).gaps.map(({ id }) => id)).toEqual([gap])
  })

  it('outlives damage to everything: the files are put aside and a new register begins', async () => {
    const folder = await testFolder()
    const { at, place } = await begin(folder)
    await at.client['register.open']({ place, fields: FIELDS })
    await at.backend.close()
    for (const name of await readdir(join(folder, 'register')))
      await writeFile(join(folder, 'register', name), 'garbage')
    const again = await desk(folder)
    expect((await again.client['register.read']({ since: 0 })).gaps).toEqual([])
    await again.client['register.open']({ place, fields: FIELDS })
    expect((await again.client['register.read']({ since: 0 })).gaps).toHaveLength(1)
    expect((await readdir(join(folder, 'quarantine'))).some((name) => name.startsWith('register-'))).toBe(
      true,
    )
  })
})

describe('a thread', () => {
  it('makes one gap, however often it is entered', async () => {
    const at = await desk(await testFolder())
    const { head } = await work(at.client, await beginReview(at))
    const asked = { review: head.id, thread: 's-t1' as ThreadId }
    const first = await at.client['register.open-from-thread'](asked)
    expect(first.outcome).toBe('opened')
    expect(await at.client['register.open-from-thread'](asked)).toEqual({
      ...first,
      outcome: 'already-there',
    })
    const { gaps } = await at.client['register.read']({ since: 0 })
    expect(gaps).toMatchObject([
      {
        id: first.gap,
        kind: 'question',
        text: 'Since when?',
        market: 'DACH',
        source: { review: head.id, thread: 's-t1' },
        clause: { clause: null, locale: 'en', packVersion: 'v1' },
      },
    ])
  })

  it('of a review that only a collation has is found there', async () => {
    const ana = await reviewer('Ana')
    await work(ana.at.client, await beginAgain(ana.at.client, smallPack()))
    const { at, collation } = await specialist()
    const { state } = await gather(at.client, collation, [await ana.handBack()])
    const [{ digest }] = state.revisions as [(typeof state.revisions)[number]]
    const { head } = await at.client['collation.revision']({ collation: state.head.id, digest })
    const asked = { review: head.id, thread: 's-t1' as ThreadId, collation: state.head.id }
    const { gap } = await at.client['register.open-from-thread'](asked)
    const { gaps } = await at.client['register.read']({ since: 0 })
    expect(gaps).toMatchObject([{ id: gap, text: 'Since when?', source: { collation: state.head.id } }])
  })

  it('that is not there is refused', async () => {
    const at = await desk(await testFolder())
    const { head } = await beginReview(at)
    const asked = { review: head.id, thread: 'nowhere' as ThreadId }
    await expect(at.client['register.open-from-thread'](asked)).rejects.toThrow('not-found')
  })
})

describe('a precedent', () => {
  async function answered(): Promise<{ at: Desk; gap: GapId }> {
    const { at, place } = await begin()
    const { gap } = await at.client['register.open']({ place, fields: FIELDS })
    await at.client['register.act']({ act: { kind: 'answer', gap, text: 'Yes.' } })
    await at.client['register.act']({
      act: { kind: 'approve-answer', gap, text: 'Yes.', rationale: 'Always so' },
    })
    return { at, gap }
  }

  it('of an approved answer holds until its clause changes, and again when somebody reconfirms it', async () => {
    const { at } = await answered()
    const read = async () => (await at.client['register.read']({ since: 99 })).precedents
    const [first] = await read()
    expect(first).toMatchObject({ standing: 'holds', precedent: { by: 'Ana', ruling: 'Yes.' } })
    const newer = rewritten()
    await at.bring(zipped('gifts2.stetpack', newer.files))
    const [changed] = await read()
    expect(changed).toMatchObject({
      standing: 'to-reconfirm',
      latest: { packVersion: 'v2', excerpt: 'Keine Geschenke uber 30 Munzen.' },
    })
    const precedent = changed!.precedent.id
    const stale = { precedent, packDigest: changed!.precedent.clause.packDigest }
    await expect(at.client['register.reconfirm'](stale)).rejects.toThrow('stale-rev')
    await at.client['register.reconfirm']({ precedent, packDigest: newer.digest })
    expect(await read()).toMatchObject([
      { standing: 'holds', reconfirmed: [{ version: { packVersion: 'v2' }, by: { name: 'Ana' } }] },
    ])
    const { lines } = await at.client['register.history']({ precedent })
    expect(lines.map(({ field }) => field)).toEqual(['opened', 'reconfirmed'])
  })

  it('of a ruling is entered once, and its reversal when that comes', async () => {
    const { at } = await answered()
    const [row] = (await at.client['register.read']({ since: 0 })).precedents
    const shelf = shelfIn(await testFolder('memory'))
    const precedent = Precedent.parse({
      ...row!.precedent,
      id: 'p-ruling',
      origin: { kind: 'ruling', collation: 'c', dispute: 'd' },
    })
    const when = { by: ANA, at: '2026-11-23T08:00:00.000Z' }
    const enter = async (list: Parameters<typeof addPrecedents>[1]) =>
      (await addPrecedents({ register: shelf }, list, when)).entries.size
    const reversal = { by: 'Maya', at: when.at, rationale: 'New law', successor: null }
    expect(await enter([{ precedent }, { precedent }])).toBe(1)
    expect(await enter([{ precedent }])).toBe(1)
    expect(await enter([{ precedent, reversal }])).toBe(2)
    expect(await enter([{ precedent, reversal }])).toBe(2)
    await shelf.close()
  })
})

describe('the CSV', () => {
  it('holds what was asked for, with titles in the language of the interface, and no formulas', async () => {
    const { at, place } = await begin()
    const { gap } = await at.client['register.open']({ place, fields: FIELDS })
    await at.client['register.open']({ place, fields: FIELDS })
    const what = { kind: 'gaps' as const, ids: [gap, 'g-none' as GapId] }
    const ticket = await at.client['register.export']({ what, uiLocale: 'de-CH' })
    expect(ticket.name).toMatch(/^luecken-.*[.]csv$/)
    const rows = parse(await textOf(at.client, ticket), { bom: true, columns: true })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      Nummer: gap,
      Art: 'Lücke in der Regel',
      Zuständig: FIELDS.owner,
      Beispiel: `'${FIELDS.example}`,
      Überschrift: 'Geschenke',
      Fassung: 'v1',
    })
    const none = { kind: 'precedents' as const, ids: [] }
    const empty = await at.client['register.export']({ what: none, uiLocale: 'en' })
    expect(await textOf(at.client, empty)).toMatch(/^\uFEFFNumber,Standing,Question,/)
  })
})

it('takes five thousand entries, is read back whole, and gives only what changed', async () => {
  const folder = await testFolder('memory')
  const { at, place } = await begin(folder)
  await at.client['register.open']({ place, fields: FIELDS })
  const [{ clause }] = (await at.client['register.read']({ since: 0 })).gaps as [Gap]
  await at.backend.close()
  const shelf = shelfIn(folder)
  const acts = () =>
    Array.from({ length: 5000 }, (_, i) => ({
      kind: 'open' as const,
      gap: `g-many-${i}` as GapId,
      fields: { ...FIELDS, text: `Question ${i}` },
      clause,
    }))
  await shelf.enter({ by: ANA, at: '2026-11-23T08:00:00.000Z', acts })
  await shelf.close()
  const { client } = await desk(folder)
  const { rev, gaps } = await client['register.read']({ since: 0 })
  expect([rev, gaps.length]).toEqual([5001, 5001])
  await client['register.act']({ act: { kind: 'edit', gap: gaps[7]!.id, fields: { owner: 'Zoe' } } })
  expect((await client['register.read']({ since: rev })).gaps.map(({ owner }) => owner)).toEqual(['Zoe'])
})

describe('the newest version', () => {
  const pack = (digest: string, extra: object = {}, importedAt = '2026-01-01T00:00:00.000Z') =>
    ({ digest, importedAt, manifest: { id: 'gifts', ...extra } }) as never
  it.each([
    ['none', [], null],
    ['another pack', [pack('a', { id: 'other' })], null],
    ['the later import', [pack('a'), pack('b', {}, '2026-02-01T00:00:00.000Z')], 'b'],
    ['the one that follows', [pack('b', { previous: { digest: 'a' } }), pack('a', {}, '2027')], 'b'],
    ['the one made later', [pack('a', { createdAt: '2026-03' }), pack('b', { createdAt: '2026-02' })], 'a'],
  ])('%s', (_name, packs, digest) => {
    expect(newestOf(packs, 'gifts' as never)?.digest ?? null).toBe(digest)
  })
})
