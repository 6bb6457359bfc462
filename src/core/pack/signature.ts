import type { ClauseText } from './clause-text'
import { numbersOf } from './tokens'

/** What of a clause stays the same in translation. */
export interface Signature {
  readonly kind: string
  readonly depth: number
  /** Numbers, addresses, code and template tags: the same in every language. */
  readonly anchors: ReadonlyMap<string, number>
  /** Anchors counted as often as they stand there. */
  readonly anchorCount: number
  /** Marks of formatting and layout: bold beginning, colon at the end, pictures. */
  readonly traits: readonly boolean[]
  /** Length of the readable text in characters. */
  readonly length: number
}

/** One step of the alignment: a clause by itself, or a whole table row. */
export interface Element {
  /** Indices of its clauses; a row has one per column. */
  readonly clauses: readonly number[]
  readonly row: boolean
  readonly header: boolean
  readonly signatures: readonly Signature[]
  /** For a heading the kind of what it heads: of two missing sections it tells which one is there. */
  readonly heads: string | null
}

export function elementsOf(clauses: readonly ClauseText[]): Element[] {
  const out: Element[] = []
  for (let at = 0; at < clauses.length;) {
    const { cell } = clauses[at]!
    let end = at + 1
    if (cell) while (end < clauses.length && clauses[end]!.cell?.row === cell.row) end++
    const members = clauses.slice(at, end)
    out.push({
      clauses: members.map((_, k) => at + k),
      row: cell !== null,
      header: cell?.header ?? false,
      signatures: members.map(signatureOf),
      heads: /^h\d$/.test(clauses[at]!.kind) ? (clauses[end]?.kind ?? 'end') : null,
    })
    at = end
  }
  return out
}

export function signatureOf(clause: ClauseText): Signature {
  const anchors = new Map<string, number>()
  const add = (name: string): void => void anchors.set(name, (anchors.get(name) ?? 0) + 1)
  let boldFirst = false
  let image = false
  clause.node.forEach((child, _, index) => {
    const mark = (name: string): boolean => child.marks.some((m) => m.type.name === name)
    if (index === 0 && mark('strong')) boldFirst = true
    if (mark('code') && child.isText) add(`code:${child.text!}`)
    if (child.type.name === 'raw') add(`tag:${String(child.attrs['text'])}`)
    if (child.type.name === 'image') image = true
    for (const m of child.marks) if (m.type.name === 'link') add(`link:${address(String(m.attrs['href']))}`)
  })
  for (const number of numbersOf(clause.text)) add(`number:${number}`)
  const colon = /[:：]["'”’»\s]*$/u.test(clause.text)
  const { kind, depth, text } = clause
  const anchorCount = [...anchors.values()].reduce((a, b) => a + b, 0)
  return { kind, depth, anchors, anchorCount, traits: [boldFirst, colon, image], length: text.length }
}

/** A link's target without what a translator changes: the locale in the path, the scheme, the last slash. */
function address(href: string): string {
  return href
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/[a-z]{2}([-_][a-z]{2})?(?=\/|$)/g, '')
    .replace(/\/$/, '')
}
