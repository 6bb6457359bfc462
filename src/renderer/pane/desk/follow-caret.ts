import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { DocIndex } from '../../editor'
import type { DeskStore } from '../../store/desk'
import type { ReviewSnapshot } from '../../store/review'

/** Opens the card or thread that the caret came into, and closes the one it left. */
export function followCaret(
  desk: DeskStore,
  { review, cards }: ReviewSnapshot,
  index: (doc: Node) => DocIndex,
  state: EditorState,
): void {
  const { draft, card: open, thread: openThread } = desk.getState()
  if (draft || !state.selection.empty || state.doc !== review.doc) return
  const at = state.selection.head
  const inside = (range: { readonly from: number; readonly to: number }): boolean =>
    range.from <= at && at <= range.to
  const kept = cards.find((card) => card.key === open && inside(card))
  const card = kept ?? cards.find((one) => one.from < at && at < one.to) ?? cards.find(inside)
  if (card) return desk.show({ card: card.key, thread: null })
  for (const [id, span] of index(state.doc).threads)
    if (inside(span) && review.threads.get(id)?.status.value === 'open')
      return desk.show({ card: null, thread: id })
  const anchor = openThread === null ? undefined : review.threads.get(openThread as never)?.anchor
  // A thread without words of its own in the text stays open while its clause is the one in work.
  if (anchor && !(anchor.side === 'target' && anchor.range) && anchor.clause === desk.getState().clause)
    return desk.show({ card: null })
  desk.show({ card: null, thread: null })
}
