import type { Node } from 'prosemirror-model'
import { type Result, canonicalJson, digest, fail } from '../base'
import { baseDigest, clausesOf, countWords } from '../doc'
import {
  type ClauseId,
  type Digest,
  InnerPath,
  type Instant,
  type Manifest,
  type PackDocument,
  type Problem,
  type PublishLog,
  PublishLogs,
  type Rendering,
  problem,
} from '../model'
import { align } from './align'
import { IdMint } from './clause-ids'
import { type ClauseText, clauseTexts } from './clause-text'
import { withIds } from './identify'
import { MANIFEST_PATH } from './open-pack'
import { type Pack, renderingsOf } from './pack'
import { readPack } from './read-pack'

/** A text as it is to come out, without annotation. Paragraphs that are new in it have no clause id yet. */
export interface NewText {
  readonly text: Node
  readonly publishLog: PublishLog
}

type Files = Map<string, Uint8Array>

/**
 * The next version of a pack, with these texts in place of what it had. New clauses get ids; every other file is
 * byte for byte what it was; the publish log of each text is a file of the pack, named in the manifest's
 * `publishLogs`, after those of earlier versions. The result has passed `readPack`.
 *
 * Fails with `not-found` for a text that the pack does not have, `base-mismatch` if a log tells of another text.
 */
export function publishPack(
  pack: Pack,
  texts: readonly NewText[],
  { version, at }: { readonly version: string; readonly at: Instant },
): Result<Pack, Problem> {
  for (const { publishLog } of texts) {
    const fault = faultOf(pack, publishLog)
    if (fault) return fail(fault)
  }
  const files: Files = new Map([...pack.files].filter(([path]) => path !== MANIFEST_PATH))
  const documents = pack.manifest.documents.map((document) => {
    const own = texts.filter(({ publishLog }) => publishLog.document === document.id)
    return own.length ? nextDocument(pack, document, { texts: own, files }) : document
  })
  const before = PublishLogs.safeParse(pack.manifest['publishLogs'])
  const logs = texts.map(({ publishLog }) => writeLog(publishLog, version, files))
  const manifest: Manifest = {
    ...pack.manifest,
    version,
    previous: { version: pack.manifest.version, digest: pack.digest },
    createdAt: at,
    documents,
    publishLogs: [...(before.success ? before.data : []), ...logs],
    files: [...files]
      .map(([path, bytes]) => ({
        path: InnerPath.parse(path),
        sha256: digest(bytes) as Digest,
        length: bytes.length,
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  }
  return readPack(new Map([[MANIFEST_PATH, bytesOf(manifest)], ...files]))
}

function faultOf(pack: Pack, { document, locale, from }: PublishLog): Problem | null {
  const rendering = pack.findRendering(document, locale)
  if (!rendering) return problem('not-found', `${document} ${locale}`)
  const same = from.base === rendering.base && from.packDigest === pack.digest
  return same ? null : problem('base-mismatch', `${document} ${locale}`)
}

function writeLog(log: PublishLog, version: string, files: Files): PublishLogs[number] {
  const bytes = bytesOf(log)
  const path = InnerPath.parse(`publish/${digest(bytes).slice(0, 24)}.json`)
  files.set(path, bytes)
  return { document: log.document, locale: log.locale, path, version }
}

interface Next {
  readonly texts: readonly NewText[]
  readonly files: Files
}

/** The source first: the ids of a target follow it. */
function nextDocument(pack: Pack, document: PackDocument, { texts, files }: Next): PackDocument {
  const ids = new Set<ClauseId>()
  for (const { locale } of renderingsOf(document))
    for (const { id } of clausesOf(textOf(pack, document, locale))) ids.add(id)
  const textFor = ({ locale }: Rendering): NewText | undefined =>
    texts.find(({ publishLog }) => publishLog.locale === locale)
  const write = (rendering: Rendering, doc: Node): Rendering => {
    files.set(rendering.path, bytesOf(doc.toJSON()))
    const old = textOf(pack, document, rendering.locale)
    return { ...rendering, ...figuresOf(doc, rendering, old), base: baseDigest(doc) }
  }
  const { id } = document
  const newSource = textFor(document.source)
  const sourceDoc = newSource
    ? identified(newSource.text, { scope: id, prefix: 'c', taken: ids, partners: null })
    : textOf(pack, document, document.source.locale)
  const source = newSource ? write(document.source, sourceDoc) : document.source
  const inSource = new Set(clausesOf(sourceDoc).map((clause) => clause.id))
  const targets = document.targets.map((target) => {
    const fresh = textFor(target)
    const scope = `${id}/${target.locale}`
    const doc = fresh
      ? identified(fresh.text, { scope, prefix: 'u', taken: ids, partners: sourceDoc })
      : textOf(pack, document, target.locale)
    const unaligned = clausesOf(doc).flatMap((clause) => (inSource.has(clause.id) ? [] : [clause.id]))
    return { ...(fresh ? write(target, doc) : target), unaligned }
  })
  const title = document.title === document.source.title ? source.title : document.title
  return { ...document, title, source, targets }
}

function textOf(pack: Pack, { id }: PackDocument, locale: Rendering['locale']): Node {
  const read = pack.read(id, locale)
  if (!read.ok) throw new Error(`${read.problem.code} ${read.problem.detail}`)
  return read.value
}

interface Naming {
  readonly scope: string
  readonly prefix: 'c' | 'u'
  /** Every id of the document in any locale; ids that are minted are added. */
  readonly taken: Set<ClauseId>
  /** The source that a target is aligned to; null for the source itself. */
  readonly partners: Node | null
}

/** The text with an id for every clause and for nothing else, each once; the first of two keeps what both have. */
function identified(text: Node, { scope, prefix, taken, partners }: Naming): Node {
  const bare = withoutIds(text)
  const clauses = clauseTexts(bare)
  const had = clauseTexts(text).map(({ node }) => node.attrs['bid'] as ClauseId | null)
  const used = new Set<ClauseId>()
  const kept = had.map((id) => (id && !used.has(id) ? (used.add(id), id) : null))
  const paired = partners ? pairedIds(clauses, kept, partners) : new Map<number, ClauseId>()
  const mint = new IdMint(scope, taken)
  const ids = clauses.map((clause, i) => {
    const id = kept[i] ?? paired.get(i) ?? mint.mint(clause, prefix)
    taken.add(id)
    return id
  })
  return withIds(bare, { clauses, ids })
}

/** For new clauses of a target the ids of source clauses that nothing renders yet, where they clearly belong together. */
function pairedIds(
  clauses: readonly ClauseText[],
  kept: readonly (ClauseId | null)[],
  partners: Node,
): Map<number, ClauseId> {
  const source = clauseTexts(partners)
  const sourceIds = source.map(({ node }) => node.attrs['bid'] as ClauseId)
  const at = new Map(sourceIds.map((id, i) => [id, i]))
  const known = new Map<number, number>()
  for (const [j, id] of kept.entries()) {
    const i = id ? at.get(id) : undefined
    if (i !== undefined) known.set(j, i)
  }
  const free = new Set(sourceIds.keys())
  for (const i of known.values()) free.delete(i)
  const { pairs } = free.size ? align(source, clauses, known) : { pairs: new Map<number, number>() }
  const out = new Map<number, ClauseId>()
  for (const [j, i] of pairs) {
    const id = sourceIds[i]
    if (!kept[j] && id && free.has(i)) out.set(j, id)
  }
  return out
}

function withoutIds(node: Node): Node {
  const children: Node[] = []
  node.forEach((child) => children.push(child.isText ? child : withoutIds(child)))
  const { bid, settled } = node.attrs as { bid?: unknown; settled?: unknown }
  const attrs = {
    ...node.attrs,
    ...(bid === undefined ? {} : { bid: null }),
    ...(settled === undefined ? {} : { settled: null }),
  }
  return node.type.create(attrs, children, node.marks)
}

/** Counts, and the title where the rendering has it of its first heading. */
function figuresOf(
  doc: Node,
  rendering: Rendering,
  old: Node,
): Pick<Rendering, 'clauses' | 'words' | 'title'> {
  const texts = clauseTexts(doc)
  const words = texts.reduce((sum, { text }) => sum + countWords(text, rendering.locale), 0)
  const heading = (of: Node): string | undefined =>
    clauseTexts(of).find(({ kind }) => /^h[12]$/.test(kind))?.text
  const ofHeading = heading(old) === rendering.title
  const title = (ofHeading && heading(doc)) || rendering.title
  return { clauses: texts.length, words, title }
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value))
}
