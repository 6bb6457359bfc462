import { describe, expect, it } from 'vitest'
import { canonicalJson, digest } from '../../../src/core/base'
import { openPack, readPack } from '../../../src/core/pack'
import { baseDigest, readDoc } from '../../../src/core/doc'
import type { DocumentId, Locale } from '../../../src/core/model'
import { build, bytes, clauses } from './make'

type Loose = Record<string, unknown>
type Files = Map<string, Uint8Array>

const { built } = build({
  'a.md': '# One\n\ntext of 5 coins\n\n| A | B |\n|-|-|\n| c | d |',
  'a.de.md': '# Eins\n\nText\n\nund mehr',
  'glossary.csv': 'id,en,de\ncoin,coin,Münze',
})
const fresh = (): Files => new Map(built.files)
const text = (files: Files, path: string): string => new TextDecoder().decode(files.get(path)!)

/** Changes the manifest and writes it back. */
function remake(change: (manifest: Loose, files: Files) => void): Files {
  const files = fresh()
  const manifest = JSON.parse(text(files, 'pack.json')) as Loose
  change(manifest, files)
  files.set('pack.json', bytes(JSON.stringify(manifest)))
  return files
}

/** Puts other content under a listed path, with the right length and digest: only its meaning is wrong. */
function replace(path: string, content: string): Files {
  return remake((manifest, files) => {
    files.set(path, bytes(content))
    for (const file of manifest['files'] as { path: string; sha256: string; length: number }[])
      if (file.path === path)
        Object.assign(file, { sha256: digest(bytes(content)), length: bytes(content).length })
  })
}

/** Replaces the source's JSON by one with another node in it, and claims its digest. */
function withDoc(change: (json: string) => string): Files {
  const path = 'documents/a/en.json'
  const json = change(text(fresh(), path))
  const doc = readDoc(JSON.parse(json))
  const files = replace(path, json)
  if (!doc.ok) return files
  const manifest = JSON.parse(text(files, 'pack.json')) as { documents: { source: Loose }[] }
  manifest.documents[0]!.source['base'] = baseDigest(doc.value)
  files.set('pack.json', bytes(JSON.stringify(manifest)))
  return files
}

const code = (files: Files): string => {
  const read = readPack(files)
  return read.ok ? 'ok' : read.problem.code
}
const documentOf = (manifest: Loose): Loose => (manifest['documents'] as Loose[])[0]!

describe('a pack that is whole', () => {
  it('opens and gives its documents and glossary', () => {
    const pack = readPack(fresh())
    expect(pack.ok && pack.value.digest).toBe(built.digest)
    expect(pack.ok && clauses(pack.value, 'en').map((c) => c.text)).toEqual([
      'One',
      'text of 5 coins',
      'A',
      'B',
      'c',
      'd',
    ])
    expect(pack.ok && pack.value.glossary()).toMatchObject({ ok: true, value: { entries: [{ id: 'coin' }] } })
    expect(pack.ok && pack.value.read('nope' as DocumentId, 'en' as Locale)).toMatchObject({
      problem: { code: 'not-found' },
    })
  })
  it('is named by the digest of its manifest file', () => {
    expect(digest(built.files.get('pack.json')!)).toBe(built.digest)
  })
  it('opens under one folder too', () => {
    expect(code(new Map([...fresh()].map(([path, b]) => [`my pack/${path}`, b])))).toBe('ok')
  })
  it('carries unknown manifest fields, and leaves unlisted files behind', () => {
    const files = remake((manifest) => Object.assign(manifest, { fromTheFuture: { a: [1] } }))
    files.set('extra.txt', bytes('x'))
    const pack = readPack(files)
    expect(pack.ok && pack.value.manifest['fromTheFuture']).toEqual({ a: [1] })
    expect(pack.ok && pack.value.files.has('extra.txt')).toBe(false)
  })
  it('has one digest whatever the order and spacing of the manifest', () => {
    const files = fresh()
    const manifest = JSON.parse(text(files, 'pack.json')) as Loose
    files.set(
      'pack.json',
      bytes(JSON.stringify(Object.fromEntries(Object.entries(manifest).reverse()), null, 4)),
    )
    const pack = openPack(files)
    expect(pack.ok && pack.value.digest).toBe(built.digest)
  })
  it('reads no document before it is asked for', () => {
    const files = replace('documents/a/de.json', 'not JSON at all')
    const pack = openPack(files)
    expect(pack.ok).toBe(true)
    expect(pack.ok && pack.value.read('a' as DocumentId, 'en' as Locale).ok).toBe(true)
    expect(pack.ok && pack.value.read('a' as DocumentId, 'de' as Locale)).toMatchObject({
      problem: { code: 'json-invalid' },
    })
  })
})

describe('a pack that is not', () => {
  it.each<[string, () => Files, string]>([
    ['nothing', () => new Map(), 'not-ours'],
    ['another kind of file', () => new Map([['word/document.xml', bytes('<w/>')]]), 'not-ours'],
    ['another format', () => remake((m) => (m['format'] = 'other')), 'not-ours'],
    ['a later version', () => remake((m) => (m['formatVersion'] = 2)), 'newer-version'],
    ['version nought', () => remake((m) => (m['formatVersion'] = 0)), 'manifest-invalid'],
    [
      'a manifest cut short',
      () => fresh().set('pack.json', built.files.get('pack.json')!.slice(0, 99)),
      'manifest-invalid',
    ],
    ['a manifest of bytes', () => fresh().set('pack.json', new Uint8Array([0xff, 0xfe])), 'manifest-invalid'],
    ['a deep manifest', () => fresh().set('pack.json', bytes('['.repeat(100_000))), 'manifest-invalid'],
    [
      'a trap in the manifest',
      () => fresh().set('pack.json', bytes('{"format":"stet-pack","__proto__":{"x":1}}')),
      'manifest-invalid',
    ],
    ['a list for a manifest', () => fresh().set('pack.json', bytes('[]')), 'not-ours'],
    ['null for a manifest', () => fresh().set('pack.json', bytes('null')), 'not-ours'],
    ['no title', () => remake((m) => delete m['title']), 'manifest-invalid'],
    [
      'a path that leaves the pack',
      () => remake((m) => ((documentOf(m)['source'] as Loose)['path'] = '../x')),
      'manifest-invalid',
    ],
    ['a document that is not listed', () => remake((m) => (m['files'] = [])), 'manifest-invalid'],
    [
      'a path twice',
      () => remake((m) => (m['files'] as unknown[]).push((m['files'] as unknown[])[0])),
      'manifest-invalid',
    ],
    [
      'a document twice',
      () => remake((m) => (m['documents'] as unknown[]).push(documentOf(m))),
      'manifest-invalid',
    ],
    [
      'a locale twice',
      () =>
        remake((m) =>
          (documentOf(m)['targets'] as unknown[]).push((documentOf(m)['targets'] as unknown[])[0]),
        ),
      'manifest-invalid',
    ],
    ['a source in another locale', () => remake((m) => (m['sourceLocale'] = 'fr')), 'manifest-invalid'],
    [
      'a file missing',
      () => {
        const f = fresh()
        f.delete('documents/a/de.json')
        return f
      },
      'file-missing',
    ],
    ['a file cut short', () => fresh().set('glossary.json', bytes('{')), 'file-damaged'],
    [
      'a file changed',
      () => fresh().set('glossary.json', bytes(text(fresh(), 'glossary.json').replace('coin', 'coni'))),
      'digest-mismatch',
    ],
    [
      'a glossary of another shape',
      () => replace('glossary.json', '{"entries":[{"id":""}]}'),
      'glossary-invalid',
    ],
    [
      'a document that is none',
      () => replace('documents/a/en.json', '{"type":"paragraph"}'),
      'document-invalid',
    ],
    [
      'a document of unknown nodes',
      () => withDoc((j) => j.replace('"heading"', '"script"')),
      'document-invalid',
    ],
    [
      'a document with another base',
      () =>
        replace('documents/a/en.json', text(fresh(), 'documents/a/en.json').replace('5 coins', '9 coins')),
      'digest-mismatch',
    ],
    [
      'a hidden suggestion',
      () =>
        withDoc((j) =>
          j.replace('"text":"One"', '"marks":[{"type":"del","attrs":{"ids":["a.1"]}}],"text":"One"'),
        ),
      'document-invalid',
    ],
    [
      'a hidden thread',
      () =>
        withDoc((j) =>
          j.replace('"text":"One"', '"marks":[{"type":"cmt","attrs":{"id":"t1"}}],"text":"One"'),
        ),
      'document-invalid',
    ],
    [
      'settled suggestions',
      () => withDoc((j) => j.replace('"settled":null', '"settled":[]')),
      'document-invalid',
    ],
    [
      'a clause id twice',
      () =>
        withDoc((j) => {
          const ids = [...j.matchAll(/"bid":"(\w+)"/g)].map((m) => m[1]!)
          return j.replace(ids[1]!, ids[0]!)
        }),
      'document-invalid',
    ],
    [
      'a clause id of no known form',
      () => withDoc((j) => j.replace(/"bid":"\w+"/, '"bid":"<img src=x>"')),
      'document-invalid',
    ],
    ['a heading of level 99', () => withDoc((j) => j.replace('"level":1', '"level":99')), 'document-invalid'],
    [
      'a heading whose level is markup',
      () => withDoc((j) => j.replace('"level":1', '"level":"1><script>"')),
      'document-invalid',
    ],
    [
      'an attribute that is an object',
      () => withDoc((j) => j.replace('"list":null', '"list":{"a":1}')),
      'document-invalid',
    ],
    [
      'unaligned clauses told wrongly',
      () => remake((m) => ((documentOf(m)['targets'] as Loose[])[0]!['unaligned'] = [])),
      'manifest-invalid',
    ],
    [
      'another number of clauses',
      () => remake((m) => ((documentOf(m)['source'] as Loose)['clauses'] = 99)),
      'document-invalid',
    ],
  ])('refuses %s', (_, make, expected) => expect(code(make())).toBe(expected))

  it('stands every byte of the manifest being lost', () => {
    const whole = built.files.get('pack.json')!
    for (let cut = 0; cut < whole.length; cut += 13) {
      const read = openPack(fresh().set('pack.json', whole.slice(0, cut)))
      expect(read.ok).toBe(false)
    }
  })
  it('writes documents in canonical JSON', () => {
    const json = text(fresh(), 'documents/a/en.json')
    expect(canonicalJson(JSON.parse(json))).toBe(json)
  })
})
