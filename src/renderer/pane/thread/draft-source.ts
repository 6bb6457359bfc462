import type { Node } from 'prosemirror-model'
import { blockText, clausesOf } from '../../../core/doc'
import type { DeskSession } from '../desk/desk-session'
import { draftOnTarget } from './acts'
import { sourceAnchor } from './anchors'

/** Begins a thread where the person is: on the selected words of the source, or on those of the target. */
export function draftHere(session: DeskSession, source: Node): void {
  const chosen = sourceSelection()
  if (chosen) return draftOnSource(session, source, chosen.clause)
  if (document.activeElement?.closest('.lane-source')) {
    const { clause } = session.desk.getState()
    if (clause) return draftOnSource(session, source, clause)
  }
  draftOnTarget(session)
}

/** Begins a thread on a source clause, on its selected words where there are some. */
export function draftOnSource(session: DeskSession, source: Node, clause: string): void {
  const chosen = sourceSelection()
  const id = chosen?.clause ?? clause
  const node = clausesOf(source).find((one) => one.id === id)?.node
  if (!node) return
  const anchor = sourceAnchor(id, blockText(node, 'all'), chosen?.range ?? null)
  session.desk.show({ draft: { anchor }, thread: null, card: null })
}

/** The words selected in the source column: their clause, and where in its text they lie. */
function sourceSelection(): { clause: string; range: { from: number; to: number } } | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  const block = elementOf(range.startContainer)?.closest<HTMLElement>('.lane-source [data-bid]')
  const clause = block?.dataset['bid']
  if (!block || !clause) return null
  const before = document.createRange()
  before.selectNodeContents(block)
  before.setEnd(range.startContainer, range.startOffset)
  const inside = range.cloneRange()
  if (!block.contains(range.endContainer)) inside.setEnd(block, block.childNodes.length)
  const from = before.toString().length
  return { clause, range: { from, to: from + inside.toString().length } }
}

function elementOf(node: globalThis.Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}
