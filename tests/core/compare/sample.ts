import type { Node } from 'prosemirror-model'
import { compare } from '../../../src/core/compare'
import { docOf, schema } from '../../../src/core/doc'
import type { ChangeId, ChangeSet } from '../../../src/core/model'
import { project } from '../../../src/core/suggestion'

export const paragraph = (text: string, bid: string | null = null): Node =>
  schema.nodes.paragraph.create({ bid }, text ? schema.text(text) : undefined)

export const heading = (text: string, bid: string | null = null): Node =>
  schema.nodes.heading.create({ bid, level: 2 }, schema.text(text))

export const table = (rows: readonly (readonly string[])[]): Node =>
  schema.nodes.table.create(
    null,
    rows.map((row) =>
      schema.nodes.table_row.create(
        null,
        row.map((text) => schema.nodes.table_cell.create(null, paragraph(text))),
      ),
    ),
  )

/** Paragraphs with the clause ids c0, c1, ... */
export const paragraphs = (...texts: readonly string[]): Node =>
  docOf(texts.map((text, i) => paragraph(text, `c${i}`)))

export const changesBetween = (base: Node, next: Node): ChangeSet =>
  compare(base, next, { id: (n) => `u.${n}` as ChangeId })

/** The redline in one line: `[-gone-]`, `{+new+}`, `¶` for an end, `|` around a cell. */
export function redline(base: Node, next: Node): string {
  return shown(project(base, changesBetween(base, next)))
}

const FRAME: Record<string, readonly [string, string]> = {
  i: ['{+', '+}'],
  d: ['[-', '-]'],
  '': ['', ''],
}

function shown(node: Node): string {
  let out = ''
  if (node.isTextblock) {
    node.forEach((child) => (out += framed(child.text ?? '*', markOf(child))))
    return out + framed('¶', trackingOf(node.attrs['pm']))
  }
  node.forEach((child) => (out += shown(child)))
  if (node.type.name === 'table_cell') return `|${out}|`
  return framed(out, trackingOf(node.attrs['trk']))
}

function framed(text: string, how: string): string {
  const [open, close] = FRAME[how]!
  return open + text + close
}

function markOf(node: Node): string {
  const has = (name: string): boolean => node.marks.some((mark) => mark.type.name === name)
  return has('ins') ? 'i' : has('del') ? 'd' : ''
}

function trackingOf(attr: unknown): string {
  const tracking = attr as { i?: unknown; d?: unknown } | null | undefined
  return tracking?.i ? 'i' : tracking?.d ? 'd' : ''
}
