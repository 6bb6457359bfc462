import type { Node } from 'prosemirror-model'
import type { ClauseId } from '../model'
import { type Annotation, annotationOf } from './annotation'

/** The clauses of a document and what stands in each. */
export interface Census {
  /** Clauses that have text, in reading order: those that can be reviewed. */
  readonly clauses: readonly ClauseId[]
  /** All clause ids, those of empty paragraphs too. */
  readonly clauseIds: ReadonlySet<string>
  readonly annotation: Annotation
}

interface SectionCensus {
  readonly clauses: readonly ClauseId[]
  readonly empty: readonly ClauseId[]
}

const sections = new WeakMap<Node, SectionCensus>()
const documents = new WeakMap<Node, Census>()

/** Reads only the sections that changed since the last look. */
export function censusOf(doc: Node): Census {
  const kept = documents.get(doc)
  if (kept) return kept
  const clauses: ClauseId[] = []
  const clauseIds = new Set<string>()
  doc.forEach((section) => {
    const found = sectionCensus(section)
    for (const id of found.clauses) {
      clauses.push(id)
      clauseIds.add(id)
    }
    for (const id of found.empty) clauseIds.add(id)
  })
  const census = { clauses, clauseIds, annotation: annotationOf(doc) }
  documents.set(doc, census)
  return census
}

function sectionCensus(section: Node): SectionCensus {
  const kept = sections.get(section)
  if (kept) return kept
  const clauses: ClauseId[] = []
  const empty: ClauseId[] = []
  section.descendants((node) => {
    if (!node.isTextblock) return true
    const id = node.attrs['bid'] as ClauseId | null
    if (id) (node.content.size ? clauses : empty).push(id)
    return false
  })
  const found = { clauses, empty }
  sections.set(section, found)
  return found
}
