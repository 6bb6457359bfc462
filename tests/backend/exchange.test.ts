import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeZip } from '../../src/backend/archive'
import type { ImportReport, ReviewState } from '../../src/core/model'
import { type Desk, desk, zipped } from './support/desk'
import { testFolder } from './support/folder'
import { smallPack } from './support/pack'
import { beginAgain, beginReview, work } from './support/work'

async function handedBack(at: Desk, state: ReviewState): Promise<Map<string, Uint8Array>> {
  const { ticket, name } = await at.client['handback.create']({ reviews: [state.head.id] })
  return new Map([[name, await at.fetch(ticket)]])
}

/** A data folder with the pack, of somebody else. */
async function elsewhere(): Promise<Desk> {
  const at = await desk(await testFolder())
  await at.client['person.save']({ name: 'Collator' })
  await at.bring(zipped('gifts.stetpack', smallPack().files))
  return at
}

const refusal = (report: ImportReport): unknown => [report.what, report.accepted, report.items[0]?.reason]

describe('a handback', () => {
  it('brings the review into another data folder exactly, and a second time changes nothing', async () => {
    const here = await desk(await testFolder())
    const begun = await work(here.client, await beginReview(here))
    const file = await handedBack(here, begun)
    expect([...file.keys()]).toEqual(['gifts-v1-Ana-de.stethandback'])
    const there = await elsewhere()
    const report = await there.bring(file)
    expect(report).toMatchObject({ what: 'handback', accepted: true })
    const counts = Object.fromEntries(
      report.items.map(({ kind, outcome, count }) => [kind, `${outcome} ${count}`]),
    )
    expect(counts).toEqual({
      review: 'added 1',
      suggestion: 'added 2',
      thread: 'added 1',
      comment: 'added 1',
      'clause-state': 'added 1',
    })
    const imported = await there.client['review.read']({ review: begun.head.id })
    expect(imported).toEqual(begun)
    const rows = (await there.client['library.read']({})).packs[0]!.reviews
    expect(rows).toMatchObject([{ mine: false, state: 'handed-back', progress: { changes: 2 } }])
    const again = await there.bring(file)
    expect(again.items.every((one) => one.outcome === 'already-there')).toBe(true)
    expect(await there.client['review.read']({ review: begun.head.id })).toEqual(imported)
    expect((await there.client['library.read']({})).packs[0]!.reviews).toHaveLength(1)
  })

  it('is the same file when nothing changed in between', async () => {
    const here = await desk(await testFolder(), { ports: { now: () => '2026-11-23T08:00:00.000Z' } })
    const begun = await work(here.client, await beginReview(here))
    const [first] = (await handedBack(here, begun)).values()
    const [second] = (await handedBack(here, begun)).values()
    expect(second).toEqual(first)
  })

  it('of a later state takes the place of the earlier, in whatever order they arrive', async () => {
    const here = await desk(await testFolder())
    const begun = await work(here.client, await beginReview(here))
    const early = await handedBack(here, begun)
    const between = await here.client['review.read']({ review: begun.head.id })
    const later = await work(here.client, between, 'more')
    const late = await handedBack(here, later)
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      const there = await elsewhere()
      for (const file of order) expect(await there.bring(file)).toMatchObject({ accepted: true })
      expect(await there.client['review.read']({ review: begun.head.id })).toEqual(later)
      expect((await there.client['library.read']({})).packs[0]!.reviews).toHaveLength(1)
    }
  })

  it('of a state that grew apart is kept beside the other', async () => {
    const folder = await testFolder()
    const copy = await testFolder()
    const first = await desk(folder)
    const begun = await work(first.client, await beginReview(first))
    await first.backend.close()
    await cp(folder, copy, { recursive: true })
    const there = await elsewhere()
    for (const [at, session] of [
      [folder, 'a'],
      [copy, 'b'],
    ] as const) {
      const branch = await desk(at)
      await there.bring(await handedBack(branch, await work(branch.client, begun, session)))
    }
    const rows = (await there.client['library.read']({})).packs[0]!.reviews
    expect(rows).toHaveLength(2)
    for (const row of rows) {
      const state = await there.client['review.read']({ review: row.review })
      expect(state.head.id).toBe(begun.head.id)
      expect(state.records).toHaveLength(4)
    }
    expect(new Set(rows.map((row) => row.review)).size).toBe(2)
  })

  it('shows beforehand what it carries', async () => {
    const here = await desk(await testFolder())
    const state = await work(here.client, await beginReview(here))
    const { reviews } = await here.client['handback.preview']({ reviews: [state.head.id] })
    expect(reviews).toEqual([
      {
        review: state.head.id,
        title: 'Geschenke',
        locale: 'de',
        changes: 2,
        accepted: 0,
        threads: 1,
        comments: 1,
        clauses: 4,
        reviewed: 1,
        flagged: 0,
      },
    ])
  })

  it('carries several reviews of one pack, and names the file after them', async () => {
    const here = await desk(await testFolder())
    const de = await work(here.client, await beginReview(here))
    const bans = await beginAgain(here.client, smallPack(), 'de', 'bans')
    const ar = await beginAgain(here.client, smallPack(), 'ar')
    const { name, ticket } = await here.client['handback.create']({
      reviews: [de, bans, ar].map((r) => r.head.id),
    })
    expect(name).toBe('gifts-v1-Ana-ar-de.stethandback')
    const there = await elsewhere()
    await there.bring(new Map([[name, await here.fetch(ticket)]]))
    expect((await there.client['library.read']({})).packs[0]!.reviews).toHaveLength(3)
  })

  it('is not made of a review of somebody else, nor is that one written to', async () => {
    const here = await desk(await testFolder())
    const state = await work(here.client, await beginReview(here))
    const there = await elsewhere()
    await there.bring(await handedBack(here, state))
    await expect(there.client['handback.create']({ reviews: [state.head.id] })).rejects.toThrow('not-allowed')
    await expect(work(there.client, state, 'x')).rejects.toThrow('not-allowed')
  })
})

describe('an import', () => {
  it('takes a pack as a zip or as the files of a folder', async () => {
    const { files } = smallPack()
    for (const way of [
      zipped('p.stetpack', files),
      new Map([...files].map(([path, bytes]) => [`p/${path}`, bytes])),
    ]) {
      const at = await desk(await testFolder())
      const report = await at.bring(way)
      expect(report).toMatchObject({ what: 'pack', accepted: true })
      expect(report.items.map(({ kind, name, outcome }) => `${kind} ${name} ${outcome}`)).toEqual([
        'pack Gifts v1 added',
        'document Bans added',
        'document Gifts added',
      ])
      expect(at.events).toContainEqual({ kind: 'library.changed' })
      const again = await at.bring(way)
      expect(again.accepted).toBe(true)
      expect(again.items.every((one) => one.outcome === 'already-there')).toBe(true)
      expect((await at.client['library.read']({})).packs).toHaveLength(1)
    }
  })

  it('refuses what is torn, foreign, newer, damaged or hostile, says why, and changes nothing', async () => {
    const folder = await testFolder()
    const at = await desk(folder)
    const { files, manifest } = smallPack()
    const zip = writeZip(files)
    const changed = (path: string, bytes: Uint8Array): Uint8Array =>
      writeZip(new Map([...files, [path, bytes]]))
    const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
    const doc = manifest.documents[0]!.source.path
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const cases: [string, Uint8Array, string, string][] = [
      ['torn', zip.subarray(0, zip.length - 400), 'unknown', 'zip-torn'],
      ['text', new TextEncoder().encode('hello'), 'unknown', 'not-a-zip'],
      ['empty', new Uint8Array(), 'unknown', 'not-a-zip'],
      ['foreign', writeZip(new Map([['word/document.xml', json({})]])), 'unknown', 'not-ours'],
      ['newer', changed('pack.json', json({ ...manifest, formatVersion: 99 })), 'pack', 'newer-version'],
      ['damaged', changed(doc, json({ type: 'doc' })), 'pack', 'file-damaged'],
      ['slip', changed('../../evil', json({})), 'unknown', 'zip-hostile'],
      ['deep', changed('pack.json', new TextEncoder().encode(deep)), 'pack', 'manifest-invalid'],
      [
        'handback',
        writeZip(new Map([['handback.json', json({ format: 'stet-handback', formatVersion: 7 })]])),
        'handback',
        'newer-version',
      ],
    ]
    for (const [name, bytes, what, reason] of cases) {
      const report = await at.bring(new Map([[`${name}.zip`, bytes]]))
      expect([name, ...(refusal(report) as unknown[])]).toEqual([name, what, false, reason])
    }
    expect((await at.client['library.read']({})).packs).toEqual([])
    expect(await readdir(join(folder, 'packs'))).toEqual([])
    expect(await readdir(join(folder, 'passing'))).toEqual([])
    expect(at.log).toEqual([])
  })

  it('refuses a handback of a pack that is not here', async () => {
    const here = await desk(await testFolder())
    const file = await handedBack(here, await work(here.client, await beginReview(here)))
    const there = await desk(await testFolder())
    expect(refusal(await there.bring(file))).toEqual(['handback', false, 'pack-unknown'])
  })

  it('mends a pack of which a file was damaged', async () => {
    const folder = await testFolder()
    const at = await desk(folder)
    const pack = smallPack()
    await at.bring(zipped('p.stetpack', pack.files))
    const files = join(folder, 'packs', pack.digest, 'files')
    const { truncate } = await import('node:fs/promises')
    for (const name of await readdir(files)) await truncate(join(files, name), 3)
    await at.client['person.save']({ name: 'Ana' })
    await expect(beginAgain(at.client, pack)).rejects.toThrow('file-damaged')
    const report = await at.bring(zipped('p.stetpack', pack.files))
    expect(report.items[0]!.outcome).toBe('updated')
    expect((await beginAgain(at.client, pack)).rev).toBe(0)
  })

  it('can be cancelled, and takes no more, no less and nothing else than was announced', async () => {
    const folder = await testFolder()
    const { client } = await desk(folder)
    const { upload } = await client['upload.start']({ files: [{ path: 'a', size: 3 }] })
    const piece = { upload, file: 0, offset: 0, bytes: Buffer.from('ab').toString('base64') }
    expect(await client['upload.append'](piece)).toEqual({ received: 2 })
    await expect(client['upload.append'](piece)).rejects.toThrow('input-invalid')
    await expect(client['upload.append']({ ...piece, offset: 2 })).rejects.toThrow('too-large')
    await expect(client['upload.append']({ ...piece, file: 1 })).rejects.toThrow('not-found')
    await client['upload.cancel']({ upload })
    expect(await readdir(join(folder, 'passing'))).toEqual([])
    await expect(client['import.start']({ upload })).rejects.toThrow('not-found')
    const huge = { files: [{ path: 'a', size: 3_000_000_000 }] }
    await expect(client['upload.start'](huge)).rejects.toThrow('too-large')
    const short = await client['upload.start']({ files: [{ path: 'a', size: 3 }] })
    await expect(client['import.start'](short)).rejects.toThrow('file-missing')
  })

  it('sweeps what an ended process left in staging', async () => {
    const folder = await testFolder()
    const first = await desk(folder)
    await first.client['upload.start']({ files: [{ path: 'a', size: 3 }] })
    await first.backend.close()
    await desk(folder)
    expect(await readdir(join(folder, 'passing'))).toEqual([])
  })

  it('puts the sample pack into an empty folder, and into no other', async () => {
    const samples = await testFolder()
    const { mkdir, writeFile } = await import('node:fs/promises')
    await mkdir(join(samples, 'v1'))
    await writeFile(join(samples, 'v1', 'gifts.stetpack'), writeZip(smallPack().files))
    const folder = await testFolder()
    const at = await desk(folder, { ports: { samplePackDir: samples } })
    expect((await at.client['library.read']({})).packs).toMatchObject([{ title: 'Gifts' }])
    const other = await testFolder()
    const first = await desk(other)
    await first.bring(zipped('v2.stetpack', smallPack('v2').files))
    await first.backend.close()
    const second = await desk(other, { ports: { samplePackDir: samples } })
    expect((await second.client['library.read']({})).packs).toHaveLength(1)
  })
})
