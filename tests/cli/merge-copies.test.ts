import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArchive, writeZip } from '../../src/backend/archive'
import { runCli } from '../../src/cli/run'
import {
  type CollationFile,
  logOf,
  nextSeq,
  readCollationFile,
  writeCollationFile,
} from '../../src/core/collation'
import { writeHandback } from '../../src/core/handback'
import type { DocumentId, Locale, Revision } from '../../src/core/model'
import { type Pack, openPack } from '../../src/core/pack'
import { smallPack } from '../backend/support/pack'
import { entry } from '../support/collation-acts'
import { revisionsBy } from '../support/reviewers'

let dir = ''
const at = (name: string): string => join(dir, name)
const WHO = ['--by', 'Ada Decider', '--by-id', 'p-ada', '--at', '2026-11-23T08:15:00.000Z']

interface Told {
  lines: { file: string; outcome: string; reason?: string; united?: object }[]
  collation: string
}

async function merge(out: string, ...names: string[]): Promise<{ code: number; value: Told }> {
  const said: string[] = []
  const output = { out: (text: string) => void said.push(text), err: () => undefined }
  const argv = ['merge', ...names.map(at), '--pack', at('p.stetpack'), '--out', at(out), ...WHO, '--json']
  const code = await runCli(argv, output)
  return { code, value: JSON.parse(said.join('\n')) as Told }
}

async function collationIn(name: string): Promise<CollationFile> {
  const entries = await readArchive(at(name))
  const read = entries.ok ? readCollationFile(entries.value) : entries
  if (!read.ok) throw new Error(read.problem.detail)
  return read.value
}

/** A copy in which somebody published a version on. */
async function publishedOn(from: string, to: string, version: string): Promise<void> {
  const file = await collationIn(from)
  const first = nextSeq(file.entries)
  const digest = 'a'.repeat(64)
  const approve = { kind: 'approve', name: 'Ana', text: digest }
  const publish = { kind: 'publish', version, packDigest: digest, text: digest, approval: `a-${version}` }
  const entries = [
    ...file.entries,
    entry(`a-${version}`, first, approve),
    entry(`p-${version}`, first + 1, publish),
  ]
  await writeFile(at(to), writeZip(writeCollationFile({ ...file, entries })))
}

const versions = async (name: string): Promise<string[]> =>
  logOf((await collationIn(name)).entries).published.map(({ act }) => act.version)

let pack: Pack
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'stet-copies-'))
  const built = smallPack('v2', '', '\nJeder Gast meldet jedes Geschenk.\n\nDer Gastgeber entscheidet.\n')
  const read = openPack(built.files)
  if (!read.ok) throw new Error(read.problem.detail)
  pack = read.value
  await writeFile(at('p.stetpack'), writeZip(built.files))
  const { manifest, digest } = pack
  const about = { pack: manifest.id, packVersion: manifest.version, packDigest: digest, document: 'gifts' }
  const text = pack.read('gifts' as DocumentId, 'de' as Locale)
  if (!text.ok) throw new Error(text.problem.detail)
  const handBack = (name: string, revisions: Revision[]): Promise<void> => {
    const whose = { id: manifest.id, version: manifest.version, digest, title: manifest.title }
    const createdAt = '2026-11-23T08:00:00.000Z'
    const [{ head }] = revisions as [Revision]
    const entries = writeHandback({ pack: whose, author: head.author, createdAt, revisions })
    return writeFile(at(name), writeZip(entries))
  }
  const team = revisionsBy(text.value, 3, { seed: 3, locale: 'de', changes: 3, threads: 1, about })
  for (const [i, one] of team.entries()) await handBack(`r${i}.stethandback`, [one])
  await merge('c.stetcollation', 'r0.stethandback', 'r1.stethandback')
  await publishedOn('c.stetcollation', 'mine.stetcollation', 'v3')
  await merge('more.stetcollation', 'c.stetcollation', 'r2.stethandback')
  await publishedOn('more.stetcollation', 'theirs.stetcollation', 'v4')
})
afterAll(() => rm(dir, { recursive: true }))

describe('stet merge with copies of a collation', () => {
  it('has what was done in any of them, published versions too, in whatever order they are given', async () => {
    const { code, value } = await merge('ab.stetcollation', 'mine.stetcollation', 'theirs.stetcollation')
    expect([code, value.lines]).toEqual([
      0,
      [
        { file: 'mine.stetcollation', outcome: 'added', united: { entries: 3, revisions: 2 } },
        { file: 'theirs.stetcollation', outcome: 'updated', united: { entries: 3, revisions: 1 } },
      ],
    ])
    expect((await versions('ab.stetcollation')).sort()).toEqual(['v3', 'v4'])
    await merge('ba.stetcollation', 'theirs.stetcollation', 'mine.stetcollation', 'theirs.stetcollation')
    expect(await readFile(at('ba.stetcollation'))).toEqual(await readFile(at('ab.stetcollation')))
    const again = await merge('aab.stetcollation', 'ab.stetcollation', 'mine.stetcollation')
    expect(again.value.lines[1]).toMatchObject({ outcome: 'already-there', united: { entries: 0 } })
    expect(await readFile(at('aab.stetcollation'))).toEqual(await readFile(at('ab.stetcollation')))
  })

  it('judges reviews by what the copies have, and keeps the name of the collation', async () => {
    const given = ['mine.stetcollation', 'r0.stethandback', 'r2.stethandback']
    const { code, value } = await merge('on.stetcollation', ...given)
    expect([code, value.lines.map(({ outcome }) => outcome)]).toEqual([
      0,
      ['added', 'already-there', 'added'],
    ])
    const [before, now] = [await collationIn('mine.stetcollation'), await collationIn('on.stetcollation')]
    expect(now.head).toEqual(before.head)
    expect(now.entries.slice(0, -1)).toEqual(before.entries)
    expect([now.revisions.length, await versions('on.stetcollation')]).toEqual([3, ['v3']])
  })

  it('refuses a copy that is of another text or not whole, and goes on', async () => {
    const file = await collationIn('more.stetcollation')
    const head = {
      ...file.head,
      base: 'b'.repeat(64) as typeof file.head.base,
      createdAt: '2000-01-01T00:00:00Z',
    }
    await writeFile(at('apart.stetcollation'), writeZip(writeCollationFile({ ...file, head })))
    const torn = { ...file, revisions: file.revisions.slice(1) }
    await writeFile(at('torn.stetcollation'), writeZip(writeCollationFile(torn)))
    const given = ['apart.stetcollation', 'torn.stetcollation', 'mine.stetcollation']
    const { code, value } = await merge('rest.stetcollation', ...given)
    expect(code).toBe(1)
    expect(value.lines).toMatchObject([
      { file: 'apart.stetcollation', outcome: 'refused', reason: 'base-mismatch' },
      { file: 'torn.stetcollation', outcome: 'refused', reason: 'file-missing' },
      { file: 'mine.stetcollation', outcome: 'added' },
    ])
    expect(await readFile(at('rest.stetcollation'))).toEqual(await readFile(at('mine.stetcollation')))
  })
})
