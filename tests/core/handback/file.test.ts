import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, digest } from '../../../src/core/base'
import { type Handback, readHandback, toRevision, writeHandback } from '../../../src/core/handback'
import type { HandbackManifest, Revision } from '../../../src/core/model'
import { AT, head } from '../review/sample'
import { anyActs, reviewOf } from './random-review'

const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : canonicalJson(value))
const text = (entry: Uint8Array | undefined) => new TextDecoder().decode(entry)

function handback(...revisions: Revision[]): Handback {
  const { pack, packDigest, packVersion, author } = head()
  return {
    pack: { id: pack, version: packVersion, digest: packDigest, title: 'Gifting' },
    author,
    createdAt: AT,
    revisions,
  }
}

const sample = () =>
  toRevision(
    reviewOf([
      { kind: 'edit', how: 'replace', a: 10, b: 5, who: 0 },
      { kind: 'thread', a: 30, b: 5 },
    ]),
  )

/** The sample's entries with the manifest changed. */
function withManifest(change: (manifest: HandbackManifest) => object): Map<string, Uint8Array> {
  const entries = writeHandback(handback(sample()))
  const manifest = JSON.parse(text(entries.get('handback.json'))) as HandbackManifest
  return entries.set('handback.json', bytes(change(manifest)))
}

/** The sample's entries with the review's bytes replaced, and the manifest told of it. */
function withReview(content: (json: Record<string, unknown>) => string): Map<string, Uint8Array> {
  const entries = writeHandback(handback(sample()))
  const manifest = JSON.parse(text(entries.get('handback.json'))) as HandbackManifest
  const path = manifest.files[0]!.path
  const changed = bytes(content(JSON.parse(text(entries.get(path))) as Record<string, unknown>))
  const files = [{ path, sha256: digest(changed), length: changed.length }]
  return entries.set(path, changed).set('handback.json', bytes({ ...manifest, files }))
}

describe('a handback file', () => {
  it('reads as it was written, and writes the same bytes again', () => {
    fc.assert(
      fc.property(anyActs, anyActs, (a, b) => {
        const one = toRevision(reviewOf(a))
        const two = { ...toRevision(reviewOf(b)), head: { ...one.head, id: 'review-2' } } as Revision
        const entries = writeHandback(handback(one, two))
        const read = readHandback(entries)
        if (!read.ok) throw new Error(read.problem.detail)
        expect(read.value.revisions).toHaveLength(2)
        expect(writeHandback(read.value)).toEqual(entries)
        expect(writeHandback(handback(two, one))).toEqual(entries)
      }),
      { numRuns: 60 },
    )
  })

  it('carries what a later version wrote: in the manifest, in a review, in its smallest parts', () => {
    const entries = withManifest((m) => ({ ...m, weather: 'rain', author: { ...m.author, mood: 'calm' } }))
    const read = readHandback(entries)
    expect(read.ok && writeHandback(read.value)).toEqual(entries)
    const revision = { ...sample(), later: { a: 1 } } as unknown as Revision
    const person = { ...revision.people[0]!, mood: 'calm' }
    const carried = readHandback(writeHandback(handback({ ...revision, people: [person] })))
    expect(carried.ok && carried.value.revisions[0]).toMatchObject({
      later: { a: 1 },
      people: [{ mood: 'calm' }],
    })
  })

  it('writes one review once, however often it is given', () => {
    expect(writeHandback(handback(sample(), sample()))).toEqual(writeHandback(handback(sample())))
  })

  const path = [...writeHandback(handback(sample())).keys()][1]!
  const without = (name: string) => {
    const entries = writeHandback(handback(sample()))
    entries.delete(name)
    return entries
  }
  it.each([
    ['nothing in it', 'not-ours', new Map<string, Uint8Array>()],
    ['no manifest', 'not-ours', without('handback.json')],
    ['another format', 'not-ours', withManifest((m) => ({ ...m, format: 'stet-pack' }))],
    ['a later format', 'newer-version', withManifest((m) => ({ ...m, formatVersion: 2 }))],
    ['a torn manifest', 'json-invalid', without('x').set('handback.json', bytes('{"format": "stet-hand'))],
    ['a manifest that is a list', 'not-ours', without('x').set('handback.json', bytes('[]'))],
    ['a manifest that is null', 'not-ours', without('x').set('handback.json', bytes('null'))],
    ['a manifest without author', 'manifest-invalid', withManifest(({ author: _author, ...m }) => m)],
    [
      'a review outside',
      'manifest-invalid',
      withManifest((m) => ({ ...m, reviews: [{ path: '../x', revision: 'a'.repeat(64) }] })),
    ],
    ['a review missing', 'file-missing', without(path)],
    ['a review that is not among the files', 'file-damaged', withManifest((m) => ({ ...m, files: [] }))],
    [
      'an entry that nobody lists',
      'file-damaged',
      writeHandback(handback(sample())).set('extra.exe', bytes('x')),
    ],
    [
      'a file listed twice',
      'manifest-invalid',
      withManifest((m) => ({ ...m, files: [...m.files, ...m.files] })),
    ],
    [
      'a review listed twice',
      'manifest-invalid',
      withManifest((m) => ({ ...m, reviews: [...m.reviews, ...m.reviews] })),
    ],
    ['a damaged review', 'file-damaged', writeHandback(handback(sample())).set(path, bytes('{}'))],
    ['a torn review', 'json-invalid', withReview((r) => canonicalJson(r).slice(0, -20))],
    ['a review edited by hand', 'digest-mismatch', withReview((r) => canonicalJson({ ...r, rev: 999 }))],
    ['a review without head', 'json-invalid', withReview(({ head: _head, ...r }) => canonicalJson(r))],
    ['an absurd count', 'json-invalid', withReview((r) => canonicalJson({ ...r, rev: 1e300 }))],
    [
      'a hostile key',
      'json-invalid',
      withReview((r) => canonicalJson(r).replace('{', '{"__proto__":{"x":1},')),
    ],
    [
      'deep nesting',
      'json-invalid',
      withReview((r) => canonicalJson(r).replace('{', `{"deep":${'['.repeat(90)}${']'.repeat(90)},`)),
    ],
    [
      'another pack',
      'manifest-invalid',
      withManifest((m) => ({ ...m, pack: { ...m.pack, digest: 'd'.repeat(64) } })),
    ],
  ] as [string, string, Map<string, Uint8Array>][])('with %s is refused', (_name, code, entries) => {
    expect(readHandback(entries)).toMatchObject({ ok: false, problem: { code } })
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('never throws, whatever the bytes', () => {
    const entries = writeHandback(handback(sample()))
    fc.assert(
      fc.property(
        fc.constantFrom(...entries.keys()),
        fc.nat(),
        fc.uint8Array({ maxLength: 8 }),
        (name, at, junk) => {
          const whole = entries.get(name)!
          const torn = new Uint8Array([...whole.subarray(0, at % whole.length), ...junk])
          expect(readHandback(new Map(entries).set(name, torn)).ok).toBe(false)
        },
      ),
      { numRuns: 200 },
    )
  })
})
