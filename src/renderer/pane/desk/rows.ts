import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { blockClauses } from '../../editor'

/** One block of the text as it stands on the screen, in pixels from the top of the columns. */
export interface Row {
  /** Clause ids in it: one of a paragraph, those of all cells of a table, none of a paragraph that is new. */
  readonly clauses: readonly string[]
  readonly top: number
  readonly height: number
  readonly from: number
  readonly to: number
  readonly dom: HTMLElement
}

/**
 * The rows between two heights of the window. Sections far away are asked for nothing but their edges, so the cost
 * is that of what can be seen.
 */
export function measureRows(view: EditorView, origin: number, span: { top: number; bottom: number }): Row[] {
  const rows: Row[] = []
  const sections = view.dom.children
  view.state.doc.forEach((section, pos, i) => {
    const el = sections[i]
    if (!el) return
    const rect = el.getBoundingClientRect()
    if (rect.bottom < span.top || rect.top > span.bottom) return
    let at = pos + 1
    let head: { top: number; from: number } | null = null
    for (let j = 0; j < section.childCount; j++) {
      const block = section.child(j)
      const dom = el.children[j]
      if (dom instanceof HTMLElement) {
        const { top, bottom } = dom.getBoundingClientRect()
        const start: { top: number; from: number } = head ?? { top, from: at }
        // The upper half of a split clause stands in one row with the lower half, which has the clause's id.
        head = isSplitHead(block) && j + 1 < section.childCount ? start : null
        if (!head && bottom >= span.top && start.top <= span.bottom)
          rows.push({
            clauses: blockClauses(block),
            top: start.top - origin,
            height: bottom - start.top,
            from: start.from,
            to: at + block.nodeSize,
            dom,
          })
      }
      at += block.nodeSize
    }
  })
  return rows
}

/** Text of the base whose paragraph was ended anew: its clause id is further down. */
function isSplitHead(block: Node): boolean {
  if (!block.isTextblock || block.attrs['bid'] !== null || !block.attrs['pm']) return false
  return block.children.some((child) => child.marks.every((mark) => mark.type.name !== 'ins'))
}

export function sameRows(a: readonly Row[], b: readonly Row[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, i) => {
      const other = b[i]!
      return (
        row.clauses === other.clauses &&
        Math.abs(row.top - other.top) < 0.5 &&
        Math.abs(row.height - other.height) < 0.5 &&
        row.from === other.from
      )
    })
  )
}
