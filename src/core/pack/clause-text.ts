import type { Node } from 'prosemirror-model'
import { blockText } from '../doc'
import { plainText, tokensOf } from './tokens'

/** Where a clause stands in a table. */
export interface Cell {
  /** Number of the table row within the document. */
  readonly row: number
  readonly column: number
  readonly width: number
  readonly header: boolean
}

/** A textblock that gets a clause id, as matching and alignment see it. */
export interface ClauseText {
  readonly node: Node
  /** Position before the textblock. */
  readonly pos: number
  /** `h1`-`h6`, `p`, `bullet`, `ordered`, `code` or `cell`. */
  readonly kind: string
  readonly depth: number
  readonly cell: Cell | null
  readonly text: string
  readonly tokens: readonly string[]
}

/**
 * The clauses of a document that has no ids yet, in reading order. A rule, a comment or an empty paragraph is
 * no clause: nobody reviews it. A table cell always is one, so that rows keep their shape.
 */
export function clauseTexts(doc: Node): ClauseText[] {
  const found: ClauseText[] = []
  let row = -1
  doc.descendants((node, pos, parent, index) => {
    if (node.type.name === 'table_row') row++
    if (!node.isTextblock) return true
    const cell = parent?.type.name === 'table_cell' ? cellOf(doc, pos, parent, row) : null
    if (index > 0 && cell) return false
    if (cell || carriesText(node)) found.push(toClause(node, pos, cell))
    return false
  })
  return found
}

function cellOf(doc: Node, pos: number, parent: Node, row: number): Cell {
  const $pos = doc.resolve(pos)
  const column = $pos.index(-1)
  return { row, column, width: $pos.node(-1).childCount, header: parent.attrs['header'] === true }
}

function toClause(node: Node, pos: number, cell: Cell | null): ClauseText {
  const text = plainText(readableText(node))
  const { list, depth, level } = node.attrs as { list: string | null; depth: number; level?: number }
  const kind = cell ? 'cell' : level ? `h${level}` : node.type.name === 'code_block' ? 'code' : (list ?? 'p')
  return { node, pos, kind, depth, cell, text, tokens: tokensOf(text) }
}

/** Text with what opaque leaves and pictures say, so that two blocks of different tags are two texts. */
function readableText(node: Node): string {
  let text = ''
  node.forEach((child) => {
    if (child.type.name === 'raw') text += isComment(child) ? '' : String(child.attrs['text'])
    else if (child.type.name === 'image') text += String(child.attrs['alt'] || child.attrs['src'])
    else if (child.isText) text += child.text!
    else text += ' '
  })
  return text || blockText(node, 'all')
}

function carriesText(node: Node): boolean {
  let carries = false
  node.forEach((child) => {
    const opaque = child.type.name === 'rule' || child.type.name === 'hard_break' || isComment(child)
    if (!opaque && !(child.isText && child.text!.trim() === '')) carries = true
  })
  return carries
}

function isComment(node: Node): boolean {
  return node.type.name === 'raw' && /^\s*<!--/.test(String(node.attrs['text']))
}
