import i18next from 'i18next'
import type { ChangeId, ClauseId, Verdict } from '../../../core/model'
import { nextClauseNeedingMe } from '../../../core/review'
import type { Card } from '../../../core/suggestion'
import { decideChanges, liftRanges } from '../../editor'
import { enterClause } from '../register/acts'
import type { DeskSession } from './desk-session'
import { goToRange, reveal } from './reveal'

/** Opens a card: its words are lifted out of the text, and screen readers hear what it is. */
export function openCard(session: DeskSession, card: Card, caret: 'move' | 'stay' = 'move'): void {
  session.desk.show({ card: card.key, thread: null, draft: null })
  const { view } = session.host()
  liftRanges(view, 'active-range', [{ from: card.from, to: Math.max(card.to, card.from + 1) }])
  if (caret === 'move') goToRange(view, { from: card.from, to: card.from })
  session.desk.say(sayCard(session, card))
}

/** The next or previous change from the caret, going round at the ends. */
export function goToChange(session: DeskSession, direction: 'next' | 'previous'): void {
  session.host().settle()
  session.followNow()
  const { cards } = session.review.getState()
  const { card: open } = session.desk.getState()
  if (!cards.length) return session.desk.say(i18next.t('desk:said.noChanges'))
  const { head } = session.host().view.state.selection
  const at = cards.findIndex((card) => card.key === open)
  const near = cards[at]
  const after = near && head >= near.from && head <= near.to ? at : null
  const found =
    direction === 'next'
      ? after === null
        ? cards.findIndex((card) => card.from >= head)
        : after + 1
      : (after ?? cards.findIndex((card) => card.from >= head)) - 1
  const next = cards[found] ?? (direction === 'next' ? cards[0] : cards[cards.length - 1])
  if (next) openCard(session, next)
}

/** Accepts or rejects suggestions; says how many. */
export function decide(session: DeskSession, ids: readonly ChangeId[], verdict: Verdict): void {
  if (!session.canEdit()) return session.desk.say(i18next.t('desk:readOnly.short'))
  const host = session.host()
  host.settle()
  const decided = decideChanges(host.view, { verdict, ids: new Set(ids) }, session.edit)
  session.followNow()
  liftRanges(host.view, 'active-range', [])
  session.desk.show({ card: null })
  session.desk.say(i18next.t(`desk:said.${verdict}`, { count: decided.length }))
}

/** Decides the open change, or the one at the caret, and goes on to the next. */
export function decideAndGoOn(session: DeskSession, verdict: Verdict): void {
  session.host().settle()
  session.followNow()
  const card = cardAtCaret(session)
  if (!card) return goToChange(session, 'next')
  decide(session, card.ids, verdict)
  const { cards } = session.review.getState()
  const next = cards.find((one) => one.from >= card.from) ?? cards[0]
  if (next) openCard(session, next)
}

export function cardAtCaret(session: DeskSession): Card | null {
  const { cards } = session.review.getState()
  const { card: open } = session.desk.getState()
  const { from, to } = session.host().view.state.selection
  const touches = (card: Card): boolean => card.from <= to && card.to >= from
  return cards.find((card) => card.key === open && touches(card)) ?? cards.find(touches) ?? null
}

/** Suggestions with a part in the selection. */
export function idsInSelection(session: DeskSession): ChangeId[] {
  const { from, to } = session.host().view.state.selection
  return session.review.getState().cards.flatMap((card) => (card.from < to && card.to > from ? card.ids : []))
}

export function idsOfAuthor(session: DeskSession, author: string | null): ChangeId[] {
  return session.review
    .getState()
    .cards.flatMap((card) => (author === null || card.author === author ? card.ids : []))
}

/** The clause with the caret is done; the caret goes to the next that is not. */
export function confirmClause(session: DeskSession): void {
  session.host().settle()
  session.followNow()
  const clause = session.desk.getState().clause as ClauseId | null
  if (clause && session.canEdit()) session.setClauses([clause], 'reviewed')
  goToNextClause(session)
}

export function goToNextClause(session: DeskSession): void {
  const after = session.desk.getState().clause as ClauseId | null
  const next = nextClauseNeedingMe(session.review.getState().review, after)
  if (!next || next === after) return session.desk.say(i18next.t('desk:said.allReviewed'))
  goToClause(session, next)
}

/** Flags the clause with the caret, or takes the flag away. */
export function flagClause(session: DeskSession): void {
  const clause = session.desk.getState().clause as ClauseId | null
  if (!clause || !session.canEdit()) return
  const flagged = session.review.getState().review.clauses.get(clause)?.value === 'flagged'
  session.setClauses([clause], flagged ? 'in-work' : 'flagged')
  session.desk.say(i18next.t(flagged ? 'desk:said.unflagged' : 'desk:said.flagged'))
}

/** Begins an entry in the register on the clause with the caret. */
export function enterClauseInRegister(session: DeskSession): void {
  const { pack, packDigest: digest, document, locale } = session.review.getState().review.head
  const clause = session.desk.getState().clause as ClauseId | null
  enterClause({ pack, digest, document, locale, clause })
}

export function goToClause(session: DeskSession, clause: string): void {
  const entry = session.index().byId.get(clause)
  if (!entry) return
  const { view } = session.host()
  goToRange(view, { from: entry.pos + 1, to: entry.pos + 1 })
  reveal(view, entry.pos + 1)
}

/** From a column beside the text to the clause after or before this one, read out; or to the text itself. */
export function stepClause(
  session: DeskSession,
  to: 'next' | 'previous' | 'text',
  wordsOf: (clause: string) => string | undefined,
): void {
  const { view, settle } = session.host()
  settle()
  if (to === 'text') return view.focus()
  session.followNow()
  const { clauses } = session.index()
  const at = clauses.findIndex(({ id }) => id === session.desk.getState().clause)
  const next = at < 0 ? clauses[0] : clauses[at + (to === 'next' ? 1 : -1)]
  if (!next) return
  goToRange(view, { from: next.pos + 1, to: next.pos + 1 }, 'leave')
  session.desk.say(wordsOf(next.id) ?? i18next.t('desk:column.targetOnly'))
}

function sayCard(session: DeskSession, card: Card): string {
  const { people } = session.review.getState().review
  return i18next.t(`desk:said.card.${card.kind}`, {
    author: people.get(card.author)?.name ?? '',
    inserted: card.inserted,
    deleted: card.deleted,
    interpolation: { escapeValue: false },
  })
}
