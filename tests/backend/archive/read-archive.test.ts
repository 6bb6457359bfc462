import { mkdir, mkdtemp, rm, symlink, writeFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS, readArchive, writeArchive, writeZip } from '../../../src/backend/archive'
import { type RawEntry, rawZip } from './raw-zip'

const outcome = async (from: string | Uint8Array, limits = LIMITS): Promise<string> => {
  const read = await readArchive(from, limits)
  return read.ok ? `ok ${[...read.value.keys()].join(' ')}` : read.problem.code
}
const a: RawEntry = { name: 'a.txt', content: 'hello' }
const b: RawEntry = { name: 'b/c.txt', content: 'world', method: 0 }
const good = rawZip([a, b])
const zeros = deflateRawSync(Buffer.alloc(50_000_000))

describe('zips that are fine', () => {
  it.each<[string, Buffer, string]>([
    ['deflated and stored', good, 'ok a.txt b/c.txt'],
    ['empty', rawZip([]), 'ok '],
    ['a folder entry', rawZip([{ name: 'd/', mode: 0o040755, method: 0 }, a]), 'ok a.txt'],
    ['any script, composed', rawZip([{ name: 'ポリシー/e\u0301.md', content: 'x' }]), 'ok ポリシー/é.md'],
    ['litter is passed over', rawZip([a, { name: '__MACOSX/._a.txt' }, { name: '.DS_Store' }]), 'ok a.txt'],
    ['a comment at the end', rawZip([a], { comment: Buffer.from('hi') }), 'ok a.txt'],
    ['made on DOS', rawZip([{ ...a, madeBy: 20, mode: 0 }]), 'ok a.txt'],
    ['much alike but small', rawZip([{ name: 'z', content: 'z'.repeat(500_000) }]), 'ok z'],
  ])('%s', async (_, zip, expected) => expect(await outcome(zip)).toBe(expected))
})

describe('hostile zips', () => {
  const named = (name: string): Buffer => rawZip([a, { name, content: 'x' }])
  const many = (n: number): Buffer =>
    rawZip(Array.from({ length: n }, (_, k) => ({ name: `f${k}`, method: 0 })))
  it.each<[string, () => Buffer, string]>([
    ['up and out', () => named('../evil'), 'zip-hostile'],
    ['up and out inside', () => named('a/../../evil'), 'zip-hostile'],
    ['a dot folder', () => named('./a'), 'zip-hostile'],
    ['absolute', () => named('/etc/passwd'), 'zip-hostile'],
    ['a drive', () => named('C:/evil'), 'zip-hostile'],
    ['backslashes', () => named('..\\evil'), 'zip-hostile'],
    ['an alternate stream', () => named('a.txt:evil'), 'zip-hostile'],
    ['a reserved name', () => named('x/CON'), 'zip-hostile'],
    ['a reserved name with extension', () => named('nul.txt'), 'zip-hostile'],
    ['a trailing dot', () => named('evil.'), 'zip-hostile'],
    ['a trailing space', () => named('evil /x'), 'zip-hostile'],
    ['a control character', () => named('a\nb'), 'zip-hostile'],
    ['a NUL', () => named('a.txt\0.exe'), 'zip-hostile'],
    ['text that runs backwards', () => named('a\u202Etxt.exe'), 'zip-hostile'],
    ['a zero-width character', () => named('a\u200B'), 'zip-hostile'],
    ['an empty part', () => named('a//b'), 'zip-hostile'],
    ['an empty name', () => named(''), 'zip-hostile'],
    ['a long name', () => named('x'.repeat(300)), 'zip-hostile'],
    ['deep folders', () => named('d/'.repeat(30) + 'x'), 'zip-hostile'],
    ['the same name twice', () => rawZip([a, a]), 'zip-hostile'],
    ['the same name in capitals', () => rawZip([a, { ...a, name: 'A.TXT' }]), 'zip-hostile'],
    ['the same name decomposed', () => rawZip([{ name: '\u00e9' }, { name: 'e\u0301' }]), 'zip-hostile'],
    [
      'a file and a folder of one name',
      () => rawZip([{ name: 'x' }, { name: 'x/', mode: 0o040755, method: 0 }]),
      'zip-hostile',
    ],
    ['a symbolic link', () => rawZip([{ ...a, mode: 0o120777 }]), 'zip-hostile'],
    ['a device', () => rawZip([{ ...a, mode: 0o020666 }]), 'zip-hostile'],
    ['encrypted', () => rawZip([{ ...a, flags: 0x801 }]), 'zip-hostile'],
    ['an unknown method', () => rawZip([{ ...a, method: 14, packed: Buffer.from('x') }]), 'zip-hostile'],
    ['a bomb', () => rawZip([{ name: 'z', packed: zeros, size: 50_000_000, crc: 1 }]), 'zip-hostile'],
    [
      'a bomb that says it is small',
      () => rawZip([{ name: 'z', packed: zeros, size: 1000, crc: 1 }]),
      'file-damaged',
    ],
    ['longer than told', () => rawZip([{ ...a, content: 'hello!', size: 5 }]), 'file-damaged'],
    ['shorter than told', () => rawZip([{ ...a, size: 9 }]), 'file-damaged'],
    ['two entries on the same bytes', () => rawZip([a, { ...a, name: 'z', at: 0 }]), 'zip-hostile'],
    ['another name inside', () => rawZip([{ ...a, localName: 'b.txt' }]), 'zip-hostile'],
    ['a wrong checksum', () => rawZip([{ ...a, crc: 7 }]), 'file-damaged'],
    ['broken compression', () => rawZip([{ ...a, packed: Buffer.from('not deflate') }]), 'file-damaged'],
    ['too many entries', () => many(10_001), 'too-large'],
    ['more entries told than there are', () => rawZip([a], { count: 3 }), 'zip-torn'],
    ['a directory beyond the end', () => rawZip([a], { directoryAt: 4_000_000 }), 'zip-torn'],
    ['stored in two sizes', () => rawZip([{ ...b, size: 3 }]), 'zip-hostile'],
    [
      'a folder with content',
      () => rawZip([{ name: 'd/', mode: 0o040755, content: 'x', method: 0 }]),
      'zip-hostile',
    ],
  ])('refuses %s', async (_, zip, code) => expect(await outcome(zip())).toBe(code))

  it('counts all contents together', async () => {
    const half = { content: Buffer.alloc(600, 'ab') }
    expect(
      await outcome(
        rawZip([
          { name: 'a', ...half },
          { name: 'b', ...half },
        ]),
        { ...LIMITS, total: 1000 },
      ),
    ).toBe('too-large')
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('# A policy\n')],
    ['something in front of the zip', Buffer.concat([Buffer.from('#!/bin/sh\n'), good])],
    ['another archive', Buffer.from('Rar!\x1a\x07\x00')],
  ])('is no zip: %s', async (_, bytes) => expect(await outcome(bytes)).toBe('not-a-zip'))

  it('refuses a zip cut anywhere', async () => {
    for (let cut = 4; cut < good.length; cut++) expect(await outcome(good.subarray(0, cut))).toBe('zip-torn')
  })

  it('never throws and never gives other contents, whatever byte is changed', async () => {
    const whole = await readArchive(good)
    const text = (files: ReadonlyMap<string, Uint8Array>): string => [...files.values()].map(String).join('|')
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bad = Buffer.from(good)
        bad[at] = bad[at]! ^ flip
        const read = await readArchive(bad)
        expect(!read.ok || (whole.ok && text(read.value) === text(whole.value))).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })
})

describe('folders', () => {
  let dir = ''
  beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'stet-archive-'))))
  afterAll(() => rm(dir, { recursive: true, force: true }))
  const fill = async (name: string, files: Record<string, string>): Promise<string> => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(dir, name, path, '..'), { recursive: true })
      await writeFile(join(dir, name, path), text)
    }
    return join(dir, name)
  }

  it('reads files, passes over what tools leave', async () => {
    const path = await fill('good', { 'b/c.md': 'x', 'a.md': 'y', '.git/config': 'z', '.DS_Store': '' })
    expect(await outcome(path)).toBe('ok a.md b/c.md')
  })
  it('does not follow links', async () => {
    const path = await fill('links', { 'a.md': 'y' })
    await symlink('/etc/passwd', join(path, 'b.md'))
    expect(await outcome(path)).toBe('zip-hostile')
  })
  it.each([
    ['names', { 'a.md': 'x', 'A.md': 'y' }, 'zip-hostile'],
    ['reserved names', { 'aux.md': 'x' }, 'zip-hostile'],
    ['sizes', { 'a.md': 'x'.repeat(600), 'b.md': 'x'.repeat(600) }, 'too-large'],
    ['counts', Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`f${k}`, ''])), 'too-large'],
  ])('keeps the rules for %s', async (name, files, code) => {
    expect(await outcome(await fill(name, files), { entries: 10, total: 1000, ratio: 100 })).toBe(code)
  })
  it('says when there is nothing, or a file that is no zip', async () => {
    expect(await outcome(join(dir, 'nowhere'))).toBe('not-found')
    expect(await outcome(join(await fill('text', { 'a.md': 'x' }), 'a.md'))).toBe('not-a-zip')
  })

  it('writes what it reads, as a file or a folder, the same bytes each time', async () => {
    const files = new Map([
      ['pack.json', Buffer.from('{}')],
      ['d/e.json', Buffer.from('[]')],
    ])
    expect(Buffer.from(writeZip(files)).equals(writeZip(new Map([...files].reverse())))).toBe(true)
    for (const name of ['out.stetpack', 'out.stetcollation', 'out', 'out.of-the-ordinary']) {
      const to = join(dir, 'written', name)
      for (const _ of [1, 2])
        expect((await writeArchive(to, files, (names) => names.includes('pack.json'))).ok).toBe(true)
      expect(await outcome(to)).toBe('ok d/e.json pack.json')
      expect((await stat(to)).isFile()).toBe(name.includes('.stet'))
    }
    const refused = await writeArchive(await fill('mine', { 'thesis.doc': 'x' }), files)
    expect(refused.ok ? '' : refused.problem.code).toBe('not-allowed')
    expect(await outcome(join(dir, 'mine'))).toBe('ok thesis.doc')
  })
})
