import type { Node } from 'prosemirror-model'
import { type Result, fail, ok, parseJson } from '../base'
import { ANNOTATION_MARKS, baseDigest, clausesOf, readDoc } from '../doc'
import {
  ClauseId,
  type Digest,
  type DocumentId,
  Glossary,
  type Locale,
  type Manifest,
  type PackDocument,
  type Problem,
  type Rendering,
  problem,
} from '../model'

/** A pack whose files are known to be whole. Documents are parsed and checked each time they are asked for. */
export interface Pack {
  readonly manifest: Manifest
  /** Digest of the manifest's canonical JSON: the pack's name wherever it must be exact. */
  readonly digest: Digest
  /** The manifest and every file it lists, as they came. */
  readonly files: ReadonlyMap<string, Uint8Array>
  findRendering(document: DocumentId, locale: Locale): Rendering | null
  /** Fails with `not-found`, `json-invalid`, `document-invalid` or `digest-mismatch`. */
  read(document: DocumentId, locale: Locale): Result<Node, Problem>
  /** No glossary is an empty one. */
  glossary(): Result<Glossary, Problem>
}

export function packOf(manifest: Manifest, digest: Digest, files: ReadonlyMap<string, Uint8Array>): Pack {
  const findRendering = (id: DocumentId, locale: Locale): Rendering | null => {
    const document = manifest.documents.find((d) => d.id === id)
    return (document && renderingsOf(document).find((r) => r.locale === locale)) ?? null
  }
  return {
    manifest,
    digest,
    files,
    findRendering,
    read: (id, locale) => {
      const rendering = findRendering(id, locale)
      const bytes = rendering && files.get(rendering.path)
      return bytes ? readRendering(rendering, bytes) : fail(problem('not-found', `${id} in ${locale}`))
    },
    glossary: () => {
      const path = manifest.glossary?.path
      return path ? parseGlossary(files.get(path)!, path) : ok({ entries: [] })
    },
  }
}

function readRendering(rendering: Rendering, bytes: Uint8Array): Result<Node, Problem> {
  const { path } = rendering
  const json = parseJson(bytes)
  if (!json.ok) return fail(problem('json-invalid', `${path}: ${json.problem}`))
  const doc = readDoc(json.value)
  if (!doc.ok) return fail(problem('document-invalid', `${path}: ${doc.problem.detail}`))
  const fault = findFault(doc.value, rendering)
  if (fault) return fail(problem('document-invalid', `${path}: ${fault}`))
  if (baseDigest(doc.value) !== rendering.base) return fail(problem('digest-mismatch', path))
  return doc
}

/** What the document schema allows but a pack must not hold. */
function findFault(doc: Node, rendering: Rendering): string | null {
  const ids = new Set<string>()
  let fault: string | null = doc.attrs['settled'] === null ? null : 'settled suggestions'
  doc.descendants((node) => {
    const { bid, pm, chg, trk } = node.attrs as Record<string, unknown>
    if ((pm ?? null) !== null || (chg ?? null) !== null || (trk ?? null) !== null) fault = 'tracking'
    if (node.marks.some((mark) => ANNOTATION_MARKS.has(mark.type.name))) fault = 'tracking'
    if (bid === null || bid === undefined) return
    if (!ClauseId.safeParse(bid).success) fault = 'a clause id of no known form'
    if (ids.has(bid as string)) fault = `clause ${bid as string} stands twice`
    ids.add(bid as string)
  })
  if (fault) return fault
  if (clausesOf(doc).length !== rendering.clauses) return 'another number of clauses'
  const lost = rendering.unaligned.find((id) => !ids.has(id))
  return lost ? `no clause ${lost}` : null
}

export function renderingsOf(document: PackDocument): readonly Rendering[] {
  return [document.source, ...document.targets]
}

function parseGlossary(bytes: Uint8Array, path: string): Result<Glossary, Problem> {
  const json = parseJson(bytes)
  if (!json.ok) return fail(problem('json-invalid', `${path}: ${json.problem}`))
  const read = Glossary.safeParse(json.value)
  return read.success ? ok(read.data) : fail(problem('glossary-invalid', path))
}
