import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArchive, writeZip } from '../../src/backend/archive'
import { runCli } from '../../src/cli/run'
import { readReceipt } from '../../src/core/collation'
import { writeHandback } from '../../src/core/handback'
import { PackId, type Revision } from '../../src/core/model'
import { type Pack, openPack } from '../../src/core/pack'
import { smallPack } from '../backend/support/pack'
import { laterRevision, revisionBy, revisionsBy } from '../support/reviewers'

let dir = ''
const at = (name: string): string => join(dir, name)
const WHO = ['--by', 'Ada Decider', '--by-id', 'p-ada', '--at', '2026-11-23T08:15:00.000Z']

async function stet(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(argv, { out: (t) => void out.push(t), err: (t) => void err.push(t) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** What the verbs print, as far as the tests look at it. */
interface Printed {
  lines: { file: string; outcome: string; reason?: string; detail?: string; stands?: string }[]
  counted: { in: object; out: object }
  matters: { total: number } & number
  taken: number
  left: { state: string; class: string; untouched: number }[]
  rows: unknown[]
  files: { path: string; outcomes: Record<string, number> }[]
}

async function json(...argv: string[]): Promise<{ code: number; value: Printed }> {
  const { code, out } = await stet(...argv, '--json')
  return { code, value: JSON.parse(out) as Printed }
}

function read(files: ReadonlyMap<string, Uint8Array>): Pack {
  const pack = openPack(files)
  if (!pack.ok) throw new Error(pack.problem.detail)
  return pack.value
}

const aboutOf = ({ manifest, digest }: Pack) => ({
  pack: manifest.id,
  packVersion: manifest.version,
  packDigest: digest,
  document: 'gifts' as never,
})

async function handBack(
  name: string,
  { manifest, digest }: Pick<Pack, 'manifest' | 'digest'>,
  revisions: Revision[],
): Promise<string> {
  const entries = writeHandback({
    pack: { id: manifest.id, version: manifest.version, digest, title: manifest.title },
    author: revisions[0]!.head.author,
    createdAt: '2026-11-23T08:00:00.000Z',
    revisions,
  })
  await writeFile(at(name), writeZip(entries))
  return at(name)
}

const files: string[] = []
const LINES = '\nJeder Gast meldet jedes Geschenk.\n\nDer Gastgeber entscheidet nach dem Gesetz.\n'

/** Two versions of a pack; five reviewers of the new one, one of the old one, one twice, one file cut in half. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stet-collation-'))
  const first = smallPack('v1', '', LINES)
  const second = smallPack('v2', '', `${LINES}\nNeu in dieser Fassung.\n`, first)
  const [old, now] = [read(first.files), read(second.files)]
  await writeFile(at('v1.stetpack'), writeZip(first.files))
  await writeFile(at('v2.stetpack'), writeZip(second.files))
  const textOf = (pack: Pack) => {
    const text = pack.read(aboutOf(pack).document, 'de' as never)
    if (!text.ok) throw new Error(text.problem.detail)
    return text.value
  }
  const how = { seed: 7, locale: 'de', changes: 4, threads: 1, about: aboutOf(now) }
  const team = revisionsBy(textOf(now), 5, how)
  const late = laterRevision(textOf(now), team[0]!, { seed: 90, changes: 1 })
  const older = revisionBy(textOf(old), { ...how, seed: 50, errors: 7, about: aboutOf(old), replica: 'old' })
  for (const [i, one] of team.entries()) files.push(await handBack(`r${i}.stethandback`, now, [one]))
  files.push(await handBack('late.stethandback', now, [late]))
  files.push(await handBack('older.stethandback', old, [older]))
  const whole = await readFile(files[1]!)
  await writeFile(at('torn.stethandback'), whole.subarray(0, whole.length / 2))
  files.push(at('torn.stethandback'), files[2]!)
  const arabic = now.read(aboutOf(now).document, 'ar' as never)
  if (!arabic.ok) throw new Error(arabic.problem.detail)
  const inArabic = revisionBy(arabic.value, { ...how, seed: 60, locale: 'ar' })
  await handBack('several.stethandback', now, [team[0]!, inArabic])
  const foreign = revisionBy(textOf(now), { ...how, seed: 70, about: { ...aboutOf(now), pack: 'elsewhere' } })
  const elsewhere = { digest: now.digest, manifest: { ...now.manifest, id: PackId.parse('elsewhere') } }
  await handBack('foreign.stethandback', elsewhere, [foreign])
})

afterAll(async () => {
  await rm(dir, { recursive: true })
})

const pack = (): string => at('v2.stetpack')

describe('stet merge, decide, receipts, disposition', () => {
  it('brings in what can be read, lists what cannot, and counts the same in and out', async () => {
    const out = at('all.stetcollation')
    const from = ['--from', at('v1.stetpack')]
    const { code, value } = await json('merge', ...files, '--pack', pack(), ...from, '--out', out, ...WHO)
    expect(code).toBe(1)
    expect(value.lines.map(({ outcome }) => outcome).sort()).toEqual(
      ['added', 'added', 'added', 'added', 'added', 'updated', 'rebased', 'refused', 'already-there'].sort(),
    )
    expect(value.counted.in).toMatchObject({ reviews: 6, ...value.counted.out })
    expect(value.matters.total).toBeGreaterThan(0)
  })

  it('writes the same bytes for the same files, and nothing over a file without --force', async () => {
    const make = (name: string, ...more: string[]) =>
      stet('merge', files[0]!, files[1]!, '--pack', pack(), '--out', at(name), ...WHO, ...more)
    expect((await make('a.stetcollation')).code).toBe(0)
    expect((await make('b.stetcollation')).code).toBe(0)
    expect(await readFile(at('a.stetcollation'))).toEqual(await readFile(at('b.stetcollation')))
    const again = await make('a.stetcollation')
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('--force')])
    expect((await make('a.stetcollation', '--force')).code).toBe(0)
  })

  it('counts the review of an older version once, though its file is given twice', async () => {
    const [older, packs] = [at('older.stethandback'), ['--pack', pack(), '--from', at('v1.stetpack')]]
    const once = await json('merge', files[0]!, older, ...packs, '--out', at('once.stetcollation'), ...WHO)
    const given = [files[0]!, older, older]
    const twice = await json('merge', ...given, ...packs, '--out', at('twice.stetcollation'), ...WHO)
    expect(twice.value.lines.map(({ outcome }) => outcome)).toEqual(['added', 'rebased', 'already-there'])
    expect([twice.code, twice.value.counted]).toEqual([0, once.value.counted])
    const standing = twice.value.lines.flatMap(({ stands }) => stands ?? [])
    expect(standing).toEqual([standing[0], standing[0]])
  })

  it('without the older version its review is refused by name, and the rest goes on', async () => {
    const args = ['merge', files[0]!, files[6]!, '--pack', pack(), '--out', at('c.stetcollation')]
    const { code, value } = await json(...args)
    expect(code).toBe(1)
    expect(value.lines).toMatchObject([
      { outcome: 'added' },
      { outcome: 'refused', reason: 'pack-unknown', detail: 'v1' },
    ])
  })

  it('tells a review of another text from one that is refused: nothing is wrong then', async () => {
    const args = ['--pack', pack(), '--locale', 'de', '--out', at('other.stetcollation')]
    const { code, value } = await json('merge', at('several.stethandback'), ...args, ...WHO)
    expect([code, value.counted.in]).toMatchObject([0, { reviews: 1, ...value.counted.out }])
    expect(value.lines).toHaveLength(2)
    expect(value.lines).toContainEqual(expect.objectContaining({ outcome: 'added' }))
    const other = { outcome: 'other-text', detail: 'gifts: gifts (ar)' }
    expect(value.lines).toContainEqual(expect.objectContaining(other))
  })

  it('says why of every file where none can be taken in', async () => {
    const given = [at('torn.stethandback'), at('foreign.stethandback')]
    const { code, err } = await stet('merge', ...given, '--pack', pack(), '--out', at('none.stetcollation'))
    expect(code).toBe(1)
    expect(err).toContain('refused  torn.stethandback: zip-torn')
    expect(err).toMatch(/other-text {2}foreign\.stethandback: .*elsewhere: gifts \(de\)/)
    const { value } = await json('merge', ...given, '--pack', pack(), '--out', at('none.stetcollation'))
    expect(value.lines.map(({ outcome }) => outcome)).toEqual(['refused', 'other-text'])
  })

  it('keeps no path of this machine in the collation', async () => {
    const out = at('paths.stetcollation')
    await stet('merge', files[0]!, at('torn.stethandback'), '--pack', pack(), '--out', out, ...WHO)
    const entries = await readArchive(out)
    if (!entries.ok) throw new Error(entries.problem.detail)
    const text = [...entries.value.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n')
    expect(text).toContain('torn.stethandback')
    expect(text).not.toContain(dir)
  })

  it('takes what all agree on and leaves the rest', async () => {
    const merged = at('d.stetcollation')
    await stet('merge', ...files.slice(0, 5), '--pack', pack(), '--out', merged, ...WHO)
    const out = at('decided.stetcollation')
    const policy = ['--policy', 'agree-only', '--untouched', 'ignored']
    const { code, value } = await json('decide', merged, '--pack', pack(), ...policy, ...WHO, '--out', out)
    expect(code).toBe(0)
    expect(value.taken).toBeGreaterThan(0)
    expect(value.taken + value.left.length).toBe(value.matters)
    expect(value.left.every((one) => one.state === 'open')).toBe(true)
    const twice = await json('decide', out, '--pack', pack(), ...policy, ...WHO)
    expect(twice.value.taken).toBe(0)
  })

  it('says how many left a place alone where that speaks against taking it', async () => {
    const merged = at('e.stetcollation')
    await stet('merge', ...files.slice(0, 5), '--pack', pack(), '--out', merged, ...WHO)
    const args = ['decide', merged, '--pack', pack(), '--policy', 'agree-only', ...WHO]
    const { value } = await json(...args)
    const agreed = value.left.filter((one) => one.class === 'agree')
    expect(agreed.length).toBeGreaterThan(0)
    expect(agreed.every((one) => one.untouched > 0)).toBe(true)
  })

  it('writes a receipt for each reviewer, with an answer for all that came in', async () => {
    const out = at('receipts')
    const args = ['receipts', at('decided.stetcollation'), '--pack', pack(), '--out', out, ...WHO]
    const { code, value } = await json(...args)
    expect(code).toBe(0)
    expect(value.files).toHaveLength(5)
    const names = await readdir(out)
    expect(names).toHaveLength(5)
    for (const { path, outcomes } of value.files) {
      const files = await readArchive(path)
      const receipt = files.ok && readReceipt(files.value)
      if (!receipt || !receipt.ok) throw new Error('no receipt')
      expect(receipt.value).toMatchObject({ issuedBy: { name: 'Ada Decider' }, document: 'gifts' })
      const told = receipt.value.answers.flatMap((a): string[] => (a.kind === 'thread' ? [a.thread] : a.ids))
      expect(Object.values(outcomes).reduce((a, b) => a + b)).toBe(told.length)
    }
    expect((await stet(...args)).code).toBe(1)
  })

  it('writes the table in the language asked for', async () => {
    const csv = at('table.csv')
    const args = ['disposition', at('decided.stetcollation'), '--pack', pack(), '--csv', csv]
    const { code, value } = await json(...args, '--ui-locale', 'ar')
    expect(code).toBe(0)
    const text = await readFile(csv, 'utf8')
    expect(text.startsWith('\uFEFFالرقم,')).toBe(true)
    expect(text).toContain('أُخذ به')
    expect(value.rows.length).toBeGreaterThan(0)
    expect((await stet(...args)).code).toBe(1)
    expect((await stet(...args, '--force')).code).toBe(0)
  })

  it.each([
    [['merge'], 'handback'],
    [['merge', 'x'], '--pack'],
    [['merge', 'x', '--pack', 'p'], '--out'],
    [['merge', 'x', '--pack', 'p', '--out', 'o', '--at', 'noon'], '--at'],
    [['decide', 'x', '--pack', 'p', '--by', 'Ada'], 'agree-only'],
    [['decide', 'x', '--pack', 'p', '--policy', 'agree-only'], '--by'],
    [['decide', 'x', '--pack', 'p', '--policy', 'agree-only', '--support', '0', '--by', 'A'], '--support'],
    [['receipts', 'x', '--pack', 'p', '--by', 'A'], '--out'],
    [['disposition', 'x', '--pack', 'p'], '--csv'],
  ])('%j is a wrong command line', async (argv, why) => {
    const { code, err } = await stet(...argv)
    expect([code, err]).toEqual([2, expect.stringContaining(why)])
  })

  it('a file that is no collation, and a pack of another text, are refused', async () => {
    const args = ['--csv', at('no.csv')]
    expect((await stet('disposition', files[0]!, '--pack', pack(), ...args)).code).toBe(1)
    const other = await stet('disposition', at('decided.stetcollation'), '--pack', at('v1.stetpack'), ...args)
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('pack-unknown')])
  })
})
