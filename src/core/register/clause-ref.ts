import type { Node } from 'prosemirror-model'
import { baseDigest, blockText, clauseDigest, clausesOf } from '../doc'
import type { ClauseId, ClauseRef, Digest } from '../model'

const HEADING_LENGTH = 200
const EXCERPT_LENGTH = 600

/** A clause as a list names it: the heading it stands under, how it begins, and the digest of its text. */
export interface PlacedClause {
  readonly clause: ClauseId
  readonly heading: string
  readonly excerpt: string
  readonly text: Digest
}

/** Every clause of a text in reading order. A heading stands under itself. */
export function placedClauses(doc: Node): PlacedClause[] {
  let heading = ''
  return clausesOf(doc).map(({ id, node }) => {
    const text = blockText(node, 'base').trim()
    if (node.type.name === 'heading') heading = cut(text, HEADING_LENGTH)
    return { clause: id, heading, excerpt: cut(text, EXCERPT_LENGTH), text: clauseDigest(node) }
  })
}

/** A reference to a clause of a text, or to the text as a whole; null when it has no such clause. */
export function clauseRef(
  doc: Node,
  about: Pick<ClauseRef, 'pack' | 'packVersion' | 'packDigest' | 'document' | 'documentTitle' | 'locale'>,
  clause: ClauseId | null,
): ClauseRef | null {
  const documentTitle = cut(about.documentTitle, HEADING_LENGTH)
  if (clause === null)
    return { ...about, documentTitle, clause, heading: documentTitle, excerpt: '', text: baseDigest(doc) }
  const found = placedClauses(doc).find((one) => one.clause === clause)
  return found ? { ...about, documentTitle, ...found } : null
}

/** Never between the halves of one character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const end = /[\uD800-\uDBFF]/.test(text[length - 2] ?? '') ? length - 2 : length - 1
  return `${text.slice(0, end)}…`
}
