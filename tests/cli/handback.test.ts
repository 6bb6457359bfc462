import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeZip } from '../../src/backend/archive'
import { runCli } from '../../src/cli/run'
import { writeHandback } from '../../src/core/handback'
import { type ReviewHead, ReviewHead as HeadSchema, type Revision } from '../../src/core/model'
import { toRevision } from '../../src/core/handback'
import { openPack } from '../../src/core/pack'
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

/** A pack and a handback of two reviews of it, as files. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stet-handback-'))
  const built = smallPack()
  const pack = openPack(built.files)
  if (!pack.ok) throw new Error(pack.problem.detail)
  const { manifest, digest } = pack.value
  const author = { id: 'ana', name: 'Ana' }
  const revisions: Revision[] = manifest.documents[0]!.targets.slice(0, 2).map((target, i) => {
    const head: ReviewHead = HeadSchema.parse({
      id: `review-${i}`,
      pack: manifest.id,
      packVersion: manifest.version,
      packDigest: digest,
      document: manifest.documents[0]!.id,
      locale: target.locale,
      base: target.base,
      author,
      createdAt: '2026-11-20T10:00:00.000Z',
    })
    const base = pack.value.read(head.document, head.locale)
    if (!base.ok) throw new Error(base.problem.detail)
    const review = beginReview({ head, base: base.value, replica: `r${i}` })
    const acts = [
      { kind: 'edit', how: 'insert', a: 2, b: 0, who: 0 },
      { kind: 'thread', a: 1, b: 4 },
    ] as const
    return toRevision(playActs(review, acts, `r${i}`))
  })
  const entries = writeHandback({
    pack: { id: manifest.id, version: manifest.version, digest, title: manifest.title },
    author: author as never,
    createdAt: '2026-11-23T08:00:00.000Z',
    revisions,
  })
  await writeFile(at('p.stetpack'), writeZip(built.files))
  await writeFile(at('other.stetpack'), writeZip(smallPack('v2', 'More.').files))
  await writeFile(at('a.stethandback'), writeZip(entries))
  await writeFile(at('torn.stethandback'), writeZip(entries).subarray(0, 500))
  const [, path] = [...entries.keys()]
  await writeFile(
    at('bad.stethandback'),
    writeZip(new Map(entries).set(path!, new TextEncoder().encode('{}'))),
  )
})
afterAll(() => rm(dir, { recursive: true, force: true }))

describe('stet handback inspect', () => {
  it('says who hands back what', async () => {
    const { code, out, err } = await stet('handback', 'inspect', at('a.stethandback'))
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('handed back by Ana (ana) at 2026-11-23T08:00:00.000Z')
    expect(out).toContain('1 suggestions waiting, 0 accepted inside, 1 threads (1 open), 1 comments')
    expect(out).toContain('not checked against a pack')
  })

  it('proves every review on the pack, as JSON too', async () => {
    const { code, out } = await stet(
      'handback',
      'inspect',
      at('a.stethandback'),
      '--pack',
      at('p.stetpack'),
      '--json',
    )
    expect(code).toBe(0)
    const json = JSON.parse(out) as { onPack: string; reviews: object[] }
    expect(json.onPack).toBe('proved')
    expect(json.reviews[0]).toMatchObject({ author: { name: 'Ana' }, counts: { changes: 1, threads: 1 } })
  })

  it.each([
    ['a torn file', ['torn.stethandback'], 'zip-torn'],
    ['a damaged review', ['bad.stethandback'], 'file-damaged'],
    ['a pack instead', ['p.stetpack'], 'not-ours'],
    ['another version of the pack', ['a.stethandback', '--pack', 'other.stetpack'], 'pack-unknown'],
    ['no such pack', ['a.stethandback', '--pack', 'none.stetpack'], 'not-found'],
  ])('refuses %s with code 1', async (_name, args, problem) => {
    const argv = args.map((arg) => (arg.startsWith('--') ? arg : at(arg)))
    const { code, out } = await stet('handback', 'inspect', ...argv, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ problem: { code: problem } })
  })
})

describe('stet export', () => {
  const args = (...more: string[]): string[] => [
    'export',
    at('a.stethandback'),
    '--pack',
    at('p.stetpack'),
    ...more,
  ]

  it('writes one report, the same one every time', async () => {
    const [locale] = JSON.parse(
      (await stet('handback', 'inspect', at('a.stethandback'), '--json')).out,
    ).reviews.map((r: { locale: string }) => r.locale) as string[]
    const { code, out, err } = await stet(...args('-o', at('one.html'), '--locale', locale!))
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('one.html')
    const first = await readFile(at('one.html'), 'utf8')
    expect(first).toContain(`lang="${locale}"`)
    expect(first).toMatch(/<ins datetime="/)
    const again = await stet(...args('-o', at('one.html'), '--locale', locale!))
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('--force')])
    expect((await stet(...args('-o', at('one.html'), '--locale', locale!, '--force'))).code).toBe(0)
    expect(await readFile(at('one.html'), 'utf8')).toBe(first)
  })

  it('writes all of them into a folder', async () => {
    const { code, out } = await stet(...args('-o', at('reports'), '--json'))
    expect(code).toBe(0)
    const { files } = JSON.parse(out) as { files: object[] }
    expect(await readdir(at('reports'))).toHaveLength(files.length)
  })

  it.each([
    ['no pack', ['export', 'x', '-o', 'y.html']],
    ['no place to go', ['export', 'x', '--pack', 'p']],
    ['an unknown time zone', ['export', 'x', '--pack', 'p', '-o', 'y.html', '--time-zone', 'Mars']],
  ])('answers %s with usage and code 2', async (_name, argv) => {
    expect((await stet(...argv)).code).toBe(2)
  })

  it('refuses a language that is not in the file, and a place that cannot be written', async () => {
    expect((await stet(...args('-o', at('x.html'), '--locale', 'tlh'))).code).toBe(1)
    expect((await stet(...args('-o', join(at('p.stetpack'), 'x.d')))).code).toBe(1)
  })
})
