import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeZip } from '../../src/backend/archive'
import { runCli } from '../../src/cli/run'
import { toRevision, writeHandback } from '../../src/core/handback'
import { ReviewHead } from '../../src/core/model'
import { openPack } from '../../src/core/pack'
import { beginReview } from '../../src/core/review'
import { smallPack } from '../backend/support/pack'
import { playActs } from '../core/handback/random-review'

const V1 = 'resources/sample-pack/v1/live-gifting.stetpack'
const V2 = 'resources/sample-pack/v2/live-gifting.stetpack'
let dir = ''
const at = (name: string): string => join(dir, name)

async function stet(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(argv, { out: (t) => void out.push(t), err: (t) => void err.push(t) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stet-compare-'))
  await writeFile(at('a.md'), '# Gifts\n\nYou must not accept gifts.\n\nSame here.\n')
  await writeFile(at('b.md'), '# Gifts\n\nYou may not accept gifts.\n\nSame here.\n\n- And a list.\n')
})
afterAll(() => rm(dir, { recursive: true }))

describe('stet compare', () => {
  it('tells what differs between two Markdown files', async () => {
    const { code, out } = await stet('compare', at('a.md'), at('b.md'))
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'a.md -> b.md',
        '2 of 4 clauses differ; words removed: 1, added: 4',
        '  new (Gifts): removed "must", added "may"',
        '  new (Gifts): added the clause "And a list."',
      ].join('\n'),
    )
  })

  it('tells it as JSON too, and of a text and itself that nothing differs', async () => {
    const { out } = await stet('compare', at('a.md'), at('b.md'), '--json')
    expect(JSON.parse(out)).toMatchObject({
      texts: [{ before: 'a.md', after: 'b.md', total: 4, clauses: [{ kind: 'changed' }, { kind: 'added' }] }],
    })
    expect((await stet('compare', at('a.md'), at('a.md'))).out).toContain('0 of 3 clauses differ')
  })

  it('compares two versions of a pack in every language, or in one', async () => {
    const all = JSON.parse((await stet('compare', V1, V2, '--json')).out) as { texts: { locale: string }[] }
    expect(all.texts.length).toBeGreaterThanOrEqual(6)
    const { code, out } = await stet('compare', V1, V2, '--locale', 'de')
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toContain(' in de: ')
    expect(out).toMatch(/\d+ of \d+ clauses differ/)
  })

  it('writes the redline as a page that stands alone', async () => {
    const page = at('redline.html')
    const { code } = await stet('compare', V1, V2, '--locale', 'ar', '--html', page, '--ui', 'ar')
    expect(code).toBe(0)
    const html = await readFile(page, 'utf8')
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toMatch(/<ins title="[^"]+" class="who-2">/)
    expect(html).not.toMatch(/<script|(?:src|href)="[^#]/)
  })

  it('replaces no page unasked', async () => {
    const page = at('mine.html')
    await writeFile(page, 'mine')
    const again = ['compare', V1, V2, '--locale', 'de', '--html', page]
    const { code, err } = await stet(...again)
    expect([code, err]).toEqual([1, expect.stringContaining('--force')])
    expect(await readFile(page, 'utf8')).toBe('mine')
    expect((await stet(...again, '--force')).code).toBe(0)
    expect(await readFile(page, 'utf8')).toContain('<html')
  })

  it('compares a handback with its pack: the text as the reviewer wants it', async () => {
    const files = await handedBack()
    const { code, out } = await stet('compare', files.pack, files.handback, '--pack', files.pack)
    expect(code).toBe(0)
    expect(out).toContain('Ana')
    expect(out).toMatch(/: added "/)
  })

  it.each([
    ['one file', ['a.md'], 2, 'two files'],
    ['a file that is not there', ['a.md', 'none.md'], 1, 'not-found'],
  ])('refuses %s', async (_, names, exit, why) => {
    const { code, err } = await stet('compare', ...names.map(at))
    expect(code).toBe(exit)
    expect(err).toContain(why)
  })

  it('asks which text is meant where there are many', async () => {
    expect(await stet('compare', V1, V2, '--html', at('x.html'))).toMatchObject({ code: 2 })
    expect(await stet('compare', V1, at('a.md'))).toMatchObject({ code: 2 })
    expect(await stet('compare', V1, V2, '--locale', 'xx')).toMatchObject({ code: 1 })
  })
})

async function handedBack(): Promise<{ pack: string; handback: string }> {
  const built = smallPack()
  const pack = openPack(built.files)
  if (!pack.ok) throw new Error(pack.problem.detail)
  const { manifest, digest } = pack.value
  const [document] = manifest.documents
  const [target] = document!.targets
  const author = { id: 'ana', name: 'Ana' }
  const head = ReviewHead.parse({
    id: 'review-1',
    pack: manifest.id,
    packVersion: manifest.version,
    packDigest: digest,
    document: document!.id,
    locale: target!.locale,
    base: target!.base,
    author,
    createdAt: '2026-11-20T10:00:00.000Z',
  })
  const base = pack.value.read(head.document, head.locale)
  if (!base.ok) throw new Error(base.problem.detail)
  const review = beginReview({ head, base: base.value, replica: 'r1' })
  const acts = [{ kind: 'edit', how: 'insert', a: 2, b: 0, who: 0 }] as const
  const entries = writeHandback({
    pack: { id: manifest.id, version: manifest.version, digest, title: manifest.title },
    author: author as never,
    createdAt: '2026-11-23T08:00:00.000Z',
    revisions: [toRevision(playActs(review, acts, 'r1'))],
  })
  await writeFile(at('p.stetpack'), writeZip(built.files))
  await writeFile(at('h.stethandback'), writeZip(entries))
  return { pack: at('p.stetpack'), handback: at('h.stethandback') }
}
