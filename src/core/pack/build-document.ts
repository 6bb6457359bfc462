import type { Node } from 'prosemirror-model'
import { type Json, type Result, canonicalJson, fail, ok } from '../base'
import { baseDigest, countWords, docOf } from '../doc'
import { readMarkdown } from '../format/markdown'
import {
  type DocumentId,
  type Locale,
  type PackDocument,
  type Problem,
  type Rendering,
  problem,
} from '../model'
import { type Identified, type IdentifiedTarget, identifySource, identifyTarget, withIds } from './identify'
import type { SourceDocument } from './layout'
import type { Pack } from './pack'
import type { DocumentReport, TargetReport } from './report'
import { clauseLine } from './version-report'

export interface DocumentInput {
  readonly id: DocumentId
  readonly tree: SourceDocument
  readonly sourceLocale: Locale
  /** The publisher's own title; else the front matter's, the first heading's, the file's. */
  readonly title: string | undefined
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly previous: Pack | null
}

export interface BuiltDocument {
  readonly document: PackDocument
  /** The renderings' bytes by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly report: DocumentReport
  readonly notes: readonly { readonly code: string; readonly path: string; readonly detail: string }[]
}

interface Read {
  readonly doc: Node
  readonly frontMatter: Readonly<Record<string, Json>>
  readonly notes: BuiltDocument['notes']
}

/** Builds one policy document in all its locales. */
export function buildDocument(input: DocumentInput): Result<BuiltDocument, Problem> {
  const { id, tree, sourceLocale } = input
  const read = readFile(tree.source, input.files)
  if (!read.ok) return read
  const identified = identifySource(read.value.doc, id, previousDoc(input, sourceLocale))
  const title = input.title ?? titleOf(read.value, identified) ?? tree.key.split('/').at(-1)!
  const files = new Map<string, Uint8Array>()
  const write = (
    locale: Locale,
    from: Read,
    text: Identified,
    own: Pick<Rendering, 'title' | 'unaligned'>,
  ): Rendering => {
    const doc = withIds(from.doc, text)
    const path = `documents/${id}/${locale}.json`
    files.set(path, new TextEncoder().encode(canonicalJson(doc.toJSON())))
    // Clause by clause: a segmenter takes a time that grows with the square of one text's length.
    const words = text.clauses.reduce((sum, clause) => sum + countWords(clause.text, locale), 0)
    const { frontMatter } = from
    const carried = Object.keys(frontMatter).length ? { frontMatter } : {}
    return { locale, path, base: baseDigest(doc), clauses: text.ids.length, words, ...own, ...carried }
  }
  const source = write(sourceLocale, read.value, identified, { title, unaligned: [] })
  const notes = [...read.value.notes]
  const targets: Rendering[] = []
  const reports: TargetReport[] = []
  for (const [locale, path] of tree.targets) {
    const from = readFile(path, input.files)
    if (!from.ok) return from
    const text = identifyTarget(from.value.doc, identified, `${id}/${locale}`, previousDoc(input, locale))
    const own = { title: titleOf(from.value, text) ?? title, unaligned: [...text.unaligned] }
    targets.push(write(locale, from.value, text, own))
    reports.push(targetReport(locale, path, text, identified))
    notes.push(...from.value.notes)
    if (text.skipped) notes.push({ code: 'too-long-to-align', path, detail: String(text.skipped) })
  }
  const report: DocumentReport = {
    id,
    title,
    path: tree.source,
    clauses: source.clauses,
    words: source.words,
    ...(identified.versions && { versions: identified.versions }),
    targets: reports,
  }
  return ok({ document: { id, title, source, targets }, files, report, notes })
}

function readFile(path: string, files: ReadonlyMap<string, Uint8Array>): Result<Read, Problem> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(files.get(path)!)
  } catch {
    // TypeError: the bytes are in another encoding; guessing it would garble the policy.
    return fail(problem('document-invalid', `${path}: not UTF-8`))
  }
  const read = readMarkdown(text)
  if (!read.ok) return fail(problem(read.problem.code, `${path}: ${read.problem.detail}`))
  const { blocks, frontMatter, notes } = read.value
  const told = notes.map(({ code, count }) => ({ code, path, detail: String(count) }))
  return ok({ doc: docOf(blocks), frontMatter, notes: told })
}

function previousDoc({ previous, id }: DocumentInput, locale: Locale): Node | null {
  const read = previous?.findRendering(id, locale) ? previous.read(id, locale) : null
  return read?.ok ? read.value : null
}

function titleOf({ frontMatter }: Read, { clauses }: Identified): string | null {
  const given = frontMatter['title']
  if (typeof given === 'string' && given.trim() !== '') return given.trim()
  return clauses.find((clause) => /^h[12]$/.test(clause.kind))?.text ?? null
}

function targetReport(
  locale: Locale,
  path: string,
  target: IdentifiedTarget,
  source: Identified,
): TargetReport {
  const { clauses, ids, unaligned, missing, versions } = target
  return {
    locale,
    path,
    clauses: ids.length,
    aligned: ids.length - unaligned.size,
    unaligned: ids.flatMap((id, j) => (unaligned.has(id) ? [clauseLine(id, clauses[j]!)] : [])),
    missing: missing.map((i) => clauseLine(source.ids[i]!, source.clauses[i]!)),
    ...(versions && { versions }),
  }
}
