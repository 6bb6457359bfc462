import type { Node } from 'prosemirror-model'
import { type Marking, inlineHtml } from './inline'
import { type Html, element, join, shown } from './markup'
import type { Signing } from './people'

/** One block of a document: a heading, a paragraph, a list line with its number, code or a table. */
export function blockHtml(block: Node, number: number | null, scene: Marking): Html {
  if (block.type.name === 'table') return tableHtml(block, scene)
  const { list, depth, quote } = block.attrs as { list: string | null; depth: number; quote: number }
  let html = element(tagOf(block), {}, inlineHtml(block, scene))
  if (list === 'bullet') html = element('ul', {}, element('li', {}, html))
  if (list === 'ordered') html = element('ol', { start: number ?? 1 }, element('li', {}, html))
  if (list && depth > 0) html = element('div', { class: `depth-${Math.min(9, depth)}` }, html)
  return quote > 0 ? element('blockquote', {}, html) : html
}

/** Number of each line of a numbered list, as its place among the lines before it gives it. */
export function listNumbers(blocks: readonly Node[]): (number | null)[] {
  let counts: number[] = []
  return blocks.map((block) => {
    const { list, depth, start } = block.attrs as { list?: string; depth?: number; start?: number | null }
    if (!list) {
      counts = []
      return null
    }
    counts.length = Math.min(counts.length, (depth ?? 0) + 1)
    if (list !== 'ordered') return null
    const level = depth ?? 0
    counts[level] = start ?? (counts[level] ?? 0) + 1
    return counts[level]
  })
}

// The report's own headings come first, so the text's begin two levels down.
function tagOf(block: Node): string {
  if (block.type.name === 'heading') return `h${Math.min(6, (block.attrs['level'] as number) + 2)}`
  return block.type.name === 'code_block' ? 'pre' : 'p'
}

function tableHtml(table: Node, scene: Marking): Html {
  const rows: Html[] = []
  table.forEach((row) => {
    const cells: Html[] = []
    row.forEach((cell) => {
      const blocks: Node[] = []
      cell.forEach((block) => void blocks.push(block))
      const numbers = listNumbers(blocks)
      const content = blocks.map((block, i) => blockHtml(block, numbers[i] ?? null, scene))
      const align = cell.attrs['align'] as string | null
      const known = align && ['left', 'center', 'right'].includes(align) ? `align-${align}` : null
      cells.push(element(cell.attrs['header'] ? 'th' : 'td', { class: known }, join(content)))
    })
    rows.push(element('tr', trackedAttrs(row, scene), join(cells)))
  })
  const body = element('table', trackedAttrs(table, scene), element('tbody', {}, join(rows)))
  return element('div', { class: 'table' }, body)
}

/** A row or table cannot stand inside `ins` or `del`: it says by class, title and an outline what it is. */
function trackedAttrs(node: Node, scene: Marking): Record<string, string | null> {
  const trk = node.attrs['trk'] as { i?: string[]; d?: string[] } | null
  if (!trk) return {}
  const tell = (ids: readonly string[] | undefined, as: Signing): string[] =>
    (ids ?? []).map((id) => scene.signOf(id, as).title)
  const title = [...tell(trk.i, 'insertedBy'), ...tell(trk.d, 'deletedBy')].join('; ')
  return { class: [trk.i ? 'inserted' : '', trk.d ? 'deleted' : ''].join(' ').trim(), title }
}

/** A short plain text as an isolated quotation. */
export function quoted(plain: string, lang: string): Html {
  return element('q', { lang, dir: 'auto' }, shown(plain))
}
