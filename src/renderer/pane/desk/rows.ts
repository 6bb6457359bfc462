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
    for (let j = 0; j < section.childCount; j++) {
      const block = section.child(j)
      const dom = el.children[j]
      if (dom instanceof HTMLElement) {
        const { top, bottom, height } = dom.getBoundingClientRect()
        if (bottom >= span.top && top <= span.bottom)
          rows.push({
            clauses: blockClauses(block),
            top: top - origin,
            height,
            from: at,
            to: at + block.nodeSize,
            dom,
          })
      }
      at += block.nodeSize
    }
  })
  return rows
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
