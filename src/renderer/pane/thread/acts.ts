import i18next from 'i18next'
import type { Comment, CommentId, Thread, ThreadId, ThreadKind } from '../../../core/model'
import { newThread, nextStatus } from '../../../core/thread'
import { applyWording, liftRanges, liftedRanges, markThread, unmarkThread } from '../../editor'
import type { DeskSession } from '../desk/desk-session'
import { goToRange } from '../desk/reveal'
import { enterThread } from '../register/acts'
import { placeOf, targetAnchor } from './anchors'

/** What a person writes: words, and wording offered instead of the anchored ones. */
export interface Written {
  readonly text: string
  readonly wording?: string
}

/** Begins a thread on the selected words of the target, or on the clause with the caret. */
export function draftOnTarget(session: DeskSession): void {
  session.host().settle()
  session.followNow()
  const { view } = session.host()
  const { anchor, range } = targetAnchor(view)
  liftRanges(view, 'active-range', range ? [range] : [])
  session.desk.show({ draft: { anchor }, thread: null, card: null })
}

export function dropDraft(session: DeskSession): void {
  liftRanges(session.host().view, 'active-range', [])
  session.desk.show({ draft: null })
}

/** Makes the drafted thread real: the thread first, then its mark on the words. */
export function postDraft(session: DeskSession, kind: ThreadKind, written: Written): void {
  const { draft } = session.desk.getState()
  if (!draft) return
  const { view } = session.host()
  const ranges = liftedRanges(view, 'active-range')
  const thread = newThread({
    id: session.edit.mintThread(),
    kind,
    anchor: draft.anchor,
    first: writeComment(session, written),
  })
  session.act({ kind: 'thread', thread })
  const [first] = ranges
  if (draft.anchor.side === 'target' && draft.anchor.range && first)
    markThread(view, thread.id, { from: first.from, to: ranges[ranges.length - 1]!.to })
  liftRanges(view, 'active-range', [])
  session.followNow()
  session.desk.show({ draft: null, thread: thread.id, card: null })
  session.desk.say(i18next.t('desk:said.threadMade'))
}

export function replyTo(session: DeskSession, thread: ThreadId, written: Written): void {
  session.act({ kind: 'comment', thread, comment: writeComment(session, written) })
}

export function editComment(session: DeskSession, thread: ThreadId, comment: CommentId, text: string): void {
  session.act({ kind: 'comment-edit', thread, comment, text, at: session.edit.now() })
}

export function deleteComment(session: DeskSession, thread: ThreadId, comment: CommentId): void {
  session.act({ kind: 'comment-delete', thread, comment, at: session.edit.now() })
}

export function setThreadKind(session: DeskSession, thread: ThreadId, value: ThreadKind): void {
  session.act({ kind: 'thread-kind', thread, value })
}

/** Enters a thread in the register, once the thread itself is saved. Only one saving tells what did not go well. */
export async function enterThreadInRegister(session: DeskSession, thread: ThreadId): Promise<void> {
  const status = await session.outbox.flush()
  if (status.kind !== 'saved') return
  await enterThread(session.review.getState().review.head.id, thread)
}

export function toggleResolved(session: DeskSession, thread: Thread): void {
  const value = thread.status.value === 'open' ? 'resolved' : 'open'
  const by = { author: session.edit.person.id, at: session.edit.now() }
  session.act({ kind: 'thread-status', thread: thread.id, status: nextStatus(thread, value, by) })
  session.desk.say(i18next.t(`desk:said.thread.${value}`))
}

/** Turns a comment's wording into a suggestion at the thread's place, and notes which one on the comment. */
export function applyProposed(session: DeskSession, thread: Thread, comment: Comment): void {
  const host = session.host()
  host.settle()
  session.followNow()
  const place = placeOf(thread, session.index())
  if (!place || comment.proposedWording === undefined) return
  const wording = {
    from: place.from,
    to: place.to,
    text: comment.proposedWording,
    origin: 'proposed-wording' as const,
  }
  const changes = applyWording(host.view, wording, session.edit)
  session.followNow()
  if (!changes.length) return session.desk.say(i18next.t('desk:said.wordingSame'))
  session.act({ kind: 'comment-applied', thread: thread.id, comment: comment.id, changes: [...changes] })
  session.desk.say(i18next.t('desk:said.wordingApplied'))
}

/** Hangs a thread that lost its place on the selected words, or on the clause with the caret. */
export function reattach(session: DeskSession, thread: ThreadId): void {
  const { view } = session.host()
  const { anchor, range } = targetAnchor(view)
  unmarkThread(view, thread)
  session.act({ kind: 'thread-anchor', thread, anchor: { ...anchor, foundBy: 'hand' } })
  if (range) markThread(view, thread, range)
  session.followNow()
}

/** Opens a thread in the margin and shows its place. */
export function openThread(session: DeskSession, thread: Thread, caret: 'move' | 'stay' = 'move'): void {
  session.desk.show({ thread: thread.id, card: null, draft: null })
  const place = placeOf(thread, session.index())
  const { view } = session.host()
  const marked = place && thread.anchor.side === 'target' && thread.anchor.range
  liftRanges(view, 'active-range', marked ? [place] : [])
  if (place && caret === 'move') goToRange(view, { from: place.from, to: place.from }, 'leave')
}

function writeComment(session: DeskSession, written: Written): Comment {
  return {
    id: session.edit.mintComment(),
    author: session.edit.person.id,
    at: session.edit.now(),
    text: written.text,
    ...(written.wording === undefined ? {} : { proposedWording: written.wording }),
  }
}
