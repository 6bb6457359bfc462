import { type BuildInput, type BuiltPack, type Pack, buildPack, readPack } from '../../../src/core/pack'
import { clausesOf, blockText } from '../../../src/core/doc'
import type { DocumentId, Locale } from '../../../src/core/model'

export type Texts = Readonly<Record<string, string>>

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export function filesOf(texts: Texts): Map<string, Uint8Array> {
  return new Map(Object.entries(texts).map(([path, text]) => [path, bytes(text)]))
}

export function tryBuild(texts: Texts, more: Partial<BuildInput> = {}): ReturnType<typeof buildPack> {
  return buildPack({ files: filesOf(texts), name: 'test', ...more })
}

/** Builds, and proves by the way that the result opens. */
export function build(texts: Texts, previous?: Pack): { built: BuiltPack; pack: Pack } {
  const built = tryBuild(texts, previous ? { previous } : {})
  if (!built.ok) throw new Error(`${built.problem.code}: ${built.problem.detail}`)
  const pack = readPack(built.value.files)
  if (!pack.ok) throw new Error(`${pack.problem.code}: ${pack.problem.detail}`)
  return { built: built.value, pack: pack.value }
}

/** Clause ids and texts of a rendering, in reading order. */
export function clauses(pack: Pack, locale: string, document?: string): { id: string; text: string }[] {
  const id = (document ?? pack.manifest.documents[0]!.id) as DocumentId
  const doc = pack.read(id, locale as Locale)
  if (!doc.ok) throw new Error(doc.problem.detail)
  return clausesOf(doc.value).map((c) => ({ id: c.id, text: blockText(c.node) }))
}

/** The pairs of source and target, `-` where one stands alone. */
export function pairs(source: string, target: string): string[] {
  const { pack } = build({ 'x.md': source, 'x.de.md': target })
  const de = new Map(clauses(pack, 'de').map((c) => [c.id, c.text]))
  const en = clauses(pack, 'en')
  const known = new Set(en.map((c) => c.id))
  return [
    ...en.map((c) => `${c.text} = ${de.get(c.id) ?? '-'}`),
    ...[...de].flatMap(([id, text]) => (known.has(id) ? [] : [`- = ${text}`])),
  ]
}
