import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk, zipped } from './support/desk'
import { testFolder } from './support/folder'
import { smallPack } from './support/pack'
import { typing } from './support/typing'
import { beginAgain, beginReview, work } from './support/work'

describe('a review', () => {
  it('is begun once, saved, and found as it was after a restart', async () => {
    const folder = await testFolder()
    const first = await desk(folder)
    const saved = await work(first.client, await beginReview(first))
    expect(saved).toMatchObject({ rev: 5, records: [{ reason: 'tone' }, {}], threads: [{}] })
    expect(await beginAgain(first.client, smallPack())).toEqual(saved)
    await first.backend.close()
    const second = await desk(folder)
    expect(await second.client['review.read']({ review: saved.head.id })).toEqual(saved)
    expect(await beginAgain(second.client, smallPack())).toEqual(saved)
    expect([...first.log, ...second.log]).toEqual([])
  })

  it('tells every window what was saved', async () => {
    const at = await desk(await testFolder())
    const state = await work(at.client, await beginReview(at))
    expect(at.events).toContainEqual({ kind: 'review.saved', review: state.head.id, rev: 5 })
  })

  it('refuses a save that was made on another revision, and writes nothing', async () => {
    const at = await desk(await testFolder())
    const begun = await beginReview(at)
    const saved = await work(at.client, begun)
    await expect(work(at.client, begun, 'late')).rejects.toThrow('stale-rev')
    expect(await at.client['review.read']({ review: saved.head.id })).toEqual(saved)
  })

  it('takes all operations of a save or none', async () => {
    const at = await desk(await testFolder())
    const state = await beginReview(at)
    const good = typing(state, 0, 'Neu ', 's').op
    const bad = {
      kind: 'steps' as const,
      steps: [{ stepType: 'replace', from: 9000, to: 9001 }],
      records: [],
    }
    const save = at.client['review.save']({ review: state.head.id, rev: 0, ops: [good, bad] })
    await expect(save).rejects.toThrow('op-invalid')
    expect(await at.client['review.read']({ review: state.head.id })).toEqual(state)
  })

  it('takes a save that comes as an upload like one in a request, and keeps nothing of it', async () => {
    const at = await desk(await testFolder())
    const state = await beginReview(at)
    const good = typing(state, 0, 'Neu '.repeat(30_000), 's').op
    const saveAs = async (json: string, rev: number): Promise<{ rev: number }> => {
      const bytes = Buffer.from(json)
      const { upload } = await at.client['upload.start']({
        files: [{ path: 'ops.json', size: bytes.length }],
      })
      for (let offset = 0; offset < bytes.length; offset += 50_000) {
        const piece = bytes.subarray(offset, offset + 50_000).toString('base64')
        await at.client['upload.append']({ upload, file: 0, offset, bytes: piece })
      }
      const saved = at.client['review.save-upload']({ review: state.head.id, rev, upload })
      await saved.catch(() => undefined)
      await expect(at.client['review.save-upload']({ review: state.head.id, rev, upload })).rejects.toThrow(
        'not-found',
      )
      return saved
    }
    expect(await saveAs(JSON.stringify([good]), 0)).toEqual({ rev: 1 })
    await expect(saveAs(JSON.stringify([good]), 0)).rejects.toThrow('stale-rev')
    for (const json of ['', '[]', '[{"kind":"steps"}]', '[{"__proto__":{}}]', '['.repeat(70)])
      await expect(saveAs(json, 1)).rejects.toThrow('input-invalid')
    expect((await at.client['review.read']({ review: state.head.id })).rev).toBe(1)
  })

  it('saves in order what is sent without waiting', async () => {
    const at = await desk(await testFolder())
    const state = await beginReview(at)
    const author = state.head.author.id
    const op = { kind: 'clause' as const, clauses: [typing(state, 0, 'x', 's').clause] }
    const saves = Array.from({ length: 40 }, (_, i) =>
      at.client['review.save']({
        review: state.head.id,
        rev: i,
        ops: [{ ...op, state: { value: 'reviewed', author, at: '2026-11-23T07:30:00.000Z' } }],
      }),
    )
    expect((await Promise.all(saves)).map(({ rev }) => rev)).toEqual(saves.map((_, i) => i + 1))
  })

  it('needs a person, and keeps the id through a change of name', async () => {
    const at = await desk(await testFolder())
    const pack = smallPack()
    await at.bring(zipped('gifts.stetpack', pack.files))
    await expect(beginAgain(at.client, pack)).rejects.toThrow('no-person')
    const first = await at.client['person.save']({ name: 'Ana' })
    const begun = await beginAgain(at.client, pack)
    expect(begun.head.author).toEqual(first)
    const second = await at.client['person.save']({ name: 'Ana Maria' })
    expect(second).toEqual({ id: first.id, name: 'Ana Maria' })
    const again = await beginAgain(at.client, pack)
    expect(again.head).toMatchObject({ id: begun.head.id, author: second })
  })

  it('gives two people of one name two ids', async () => {
    const [a, b] = [await desk(await testFolder()), await desk(await testFolder())]
    const people = await Promise.all([a, b].map(({ client }) => client['person.save']({ name: 'Ana' })))
    expect(people[0]!.id).not.toBe(people[1]!.id)
  })
})

describe('the library', () => {
  it('lists packs, documents and progress without opening a document', async () => {
    const folder = await testFolder()
    const first = await desk(folder)
    await work(first.client, await beginReview(first))
    const expected = {
      packs: [
        {
          title: 'Gifts',
          market: 'DACH',
          documents: [
            { document: 'bans' },
            { document: 'gifts', targets: [{ locale: 'ar' }, { locale: 'de' }] },
          ],
          reviews: [
            {
              mine: true,
              state: 'in-work',
              progress: { clauses: 4, reviewed: 1, changes: 2, openThreads: 1 },
            },
          ],
        },
      ],
      losses: [],
    }
    expect(await first.client['library.read']({})).toMatchObject(expected)
    await first.backend.close()
    let opened = 0
    const { nodeDisk } = await import('../../src/backend/disk/disk')
    const disk = {
      ...nodeDisk,
      read: (path: string) => {
        if (path.includes('reviews') || path.includes('files')) opened++
        return nodeDisk.read(path)
      },
    }
    const second = await desk(folder, { disk })
    expect(await second.client['library.read']({})).toMatchObject(expected)
    expect(opened).toBe(0)
  })

  it('follows the state from received to handed back to changed since', async () => {
    const at = await desk(await testFolder())
    const state = await work(at.client, await beginReview(at))
    const row = async (): Promise<unknown> =>
      (await at.client['library.read']({})).packs[0]!.reviews[0]!.state
    expect(await row()).toBe('in-work')
    await at.client['handback.create']({ reviews: [state.head.id] })
    expect(await row()).toBe('handed-back')
    const now = await at.client['review.read']({ review: state.head.id })
    await work(at.client, now, 'more')
    expect(await row()).toBe('changed-since')
  })

  it('reads documents of any locale and the glossary', async () => {
    const at = await desk(await testFolder())
    const { head } = await beginReview(at)
    const name = { pack: head.pack, digest: head.packDigest, document: head.document }
    const source = await at.client['document.read']({ ...name, locale: 'en' as never })
    expect(JSON.stringify(source.doc)).toContain('No gifts above 20 coins.')
    expect(source.rendering.title).toBe('Gifts')
    await expect(at.client['document.read']({ ...name, locale: 'fr' as never })).rejects.toThrow('not-found')
    const glossary = await at.client['glossary.read']({ pack: head.pack, digest: head.packDigest })
    expect(glossary.entries[0]!.terms.map((term) => term.text)).toContain('Gastgeber')
  })

  it('keeps two versions of a pack as two', async () => {
    const at = await desk(await testFolder())
    await at.bring(zipped('v1.stetpack', smallPack('v1').files))
    await at.bring(zipped('v2.stetpack', smallPack('v2', '- Three\n').files))
    expect((await at.client['library.read']({})).packs.map((pack) => pack.version).sort()).toEqual([
      'v1',
      'v2',
    ])
  })
})

describe('settings', () => {
  it('are kept, and unknown ones of a later version with them', async () => {
    const folder = await testFolder()
    const first = await desk(folder)
    await first.client['settings.save']({ theme: 'dark', later: { a: 1 } })
    await first.client['settings.save']({ textSize: 18 })
    await first.backend.close()
    const second = await desk(folder)
    const view = await second.client['app.read']({ window: 'w1' })
    expect(view.settings).toEqual({ theme: 'dark', later: { a: 1 }, textSize: 18 })
    expect(view).toMatchObject({ host: 'browser', person: null, access: { mode: 'write' } })
  })
})

describe('a data folder', () => {
  it('is readable by its owner alone and holds no name that came from outside', async () => {
    const folder = await testFolder()
    const at = await desk(join(folder, 'made'))
    await beginReview(at)
    const all = await readdir(join(folder, 'made'), { recursive: true })
    // An empty folder, made by the lock.
    const names = all.filter((name) => name !== 'writer.lock')
    for (const name of names) expect(name).not.toMatch(/gifts|Geschenke|Ana/)
    const others = process.platform === 'win32' ? 0 : 0o077
    for (const name of names) expect((await stat(join(folder, 'made', name))).mode & others).toBe(0)
  })
})
