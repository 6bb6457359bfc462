import { describe, expect, it } from 'vitest'
import {
  COLLATION_MANIFEST,
  type CollationFile,
  readCollationFile,
  writeCollationFile,
} from '../../../src/core/collation'
import { canonicalJson, digest } from '../../../src/core/base'
import { CollationHead, Entry } from '../../../src/core/model'
import { corpusBase, revisionsBy } from '../../support/reviewers'

const revisions = revisionsBy(corpusBase('en'), 2, { seed: 5, changes: 2, threads: 1 })
const {
  author: by,
  createdAt: at,
  pack,
  packVersion,
  packDigest,
  document,
  locale,
  base,
} = revisions[0]!.head
const head = CollationHead.parse({
  id: 'c-1',
  pack,
  packVersion,
  packDigest,
  document,
  locale,
  base,
  title: 'Gifts',
  createdBy: by,
  createdAt: at,
  later: 'carried',
})
const entry = (id: string, seq: number, act: unknown): Entry => Entry.parse({ id, seq, by, at, act })
const entries = [
  entry('e-1', 1, { kind: 'snapshot', name: 'first', later: 1 }),
  entry('e-2', 2, { kind: 'conjure', words: ['abracadabra'] }),
]
const file: CollationFile = { head, entries, revisions, extra: { later: { x: 1 } } }

type Files = Map<string, Uint8Array>
const text = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value))
const json = (files: Files, path: string): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(files.get(path))) as Record<string, unknown>

/** The file with an entry changed and listed as if it had always been so. */
function relisted(path: string, change: (value: never) => unknown): Files {
  const files = writeCollationFile(file)
  const bytes = text(change(json(files, path) as never))
  const manifest = json(files, COLLATION_MANIFEST) as { files: { path: string }[] }
  const list = manifest.files.map((one) =>
    one.path === path ? { path, sha256: digest(bytes), length: bytes.length } : one,
  )
  return new Map([...files, [path, bytes], [COLLATION_MANIFEST, text({ ...manifest, files: list })]])
}

function withManifest(change: (manifest: Record<string, unknown>) => unknown): Files {
  const files = writeCollationFile(file)
  return files.set(COLLATION_MANIFEST, text(change(json(files, COLLATION_MANIFEST))))
}

describe('a collation file', () => {
  it('reads as it was written, unknown acts and fields too, and writes the same bytes again', () => {
    const files = writeCollationFile(file)
    const read = readCollationFile(files)
    if (!read.ok) throw new Error(read.problem.detail)
    expect(read.value.head).toEqual(head)
    expect(read.value.entries).toEqual(entries)
    expect(read.value.extra).toEqual({ later: { x: 1 } })
    expect([...writeCollationFile(read.value)]).toEqual([...files])
  })

  it('is the same in whatever order entries and revisions were given', () => {
    const turned = { ...file, entries: [...entries].reverse(), revisions: [...revisions].reverse() }
    expect([...writeCollationFile(turned)]).toEqual([...writeCollationFile(file)])
  })

  const first = [...writeCollationFile(file).keys()].find((path) => path.startsWith('revisions/'))!
  it.each<[string, () => Files, string]>([
    ['no manifest', () => new Map(), 'not-ours'],
    ['another format', () => withManifest((m) => ({ ...m, format: 'x' })), 'not-ours'],
    ['a later format', () => withManifest((m) => ({ ...m, formatVersion: 2 })), 'newer-version'],
    ['no head', () => withManifest(({ head: _head, ...m }) => m), 'manifest-invalid'],
    ['a path that leads out', () => withManifest((m) => ({ ...m, entries: '../x' })), 'manifest-invalid'],
    ['a file that is not listed', () => writeCollationFile(file).set('x', text(1)), 'file-damaged'],
    ['changed bytes', () => writeCollationFile(file).set(first, text(1)), 'file-damaged'],
    [
      'another revision under its name',
      () => relisted(first, (r: object) => ({ ...r, rev: 99 })),
      'digest-mismatch',
    ],
    [
      'an entry without an act',
      () => relisted('entries.json', () => [{ id: 'e-1', seq: 1, by, at }]),
      'json-invalid',
    ],
    [
      'an entry of number 0',
      () => relisted('entries.json', ([e]: Entry[]) => [{ ...e, seq: 0 }]),
      'json-invalid',
    ],
  ])('is refused for %s', (_, make, code) => {
    const read = readCollationFile(make())
    expect(read.ok ? 'read' : read.problem.code).toBe(code)
  })
})
