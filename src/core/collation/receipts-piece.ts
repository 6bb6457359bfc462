import type { AnswerOutcome, AnswerPiece, ChangeId } from '../model'
import type { Matter, MatterWish } from './matters'
import { type Result, wishKey } from './receipts-result'
import { carriesPart } from './receipts-words'
import { takes } from './standing'
import type { Dispute, Standing } from './types'

/** What the answers of all reviewers are read from. */
export interface Decided {
  readonly resultOf: (matter: Matter) => Result
  readonly disputes: ReadonlyMap<string, Dispute>
}

/** How a decision is told to one head, whatever it was about. */
export type Said = Pick<
  AnswerPiece,
  'outcome' | 'clause' | 'code' | 'reason' | 'by' | 'at' | 'ask' | 'class' | 'state'
>

/** The answer to one change at one of its places; `wish` is what the head wants there. */
export function pieceOf(
  matter: Matter,
  of: { readonly wish: MatterWish; readonly change: ChangeId; readonly head: string },
  decided: Decided,
): AnswerPiece {
  const { standing, cluster, base } = matter
  const result = decided.resultOf(matter)
  const outcome = standing ? outcomeOf(matter, standing, { ...of, result }) : 'open'
  const property = cluster?.property ?? null
  return {
    ...saidOf(matter, { outcome, head: of.head }, decided),
    base,
    proposed: of.wish.text,
    result: result.text,
    ...(property === null ? {} : { property }),
  }
}

/** Outcome, reason and who decided. An open one has no reason: nobody has decided. */
export function saidOf(
  matter: Matter,
  { outcome, head }: { readonly outcome: AnswerOutcome; readonly head: string },
  { disputes }: Pick<Decided, 'disputes'>,
): Said {
  const plain = { outcome, clause: matter.clause, class: matter.class, state: matter.state }
  const { standing } = matter
  if (!standing || outcome === 'open') return plain
  const { reason, ask } = standing.disposition
  const dispute = standing.dispute === null ? undefined : disputes.get(standing.dispute)
  const text = dispute?.rulings.at(-1)?.rationale ?? reason.text
  return {
    ...plain,
    code: reason.code,
    ...(text ? { reason: text } : {}),
    by: dispute?.adjudicator ?? standing.by.name,
    at: standing.at,
    ...(ask?.heads.includes(head) ? { ask: ask.text } : {}),
  }
}

/** What became of a thread: the words of a disposition as a reviewer is told them. */
export function threadOutcome({ standing, state }: Matter): AnswerOutcome {
  if (!standing || state === 'disputed') return 'open'
  return PLAIN[standing.disposition.outcome]
}

const PLAIN = {
  accepted: 'taken',
  'accepted-with-edits': 'taken-with-edits',
  rejected: 'not-taken',
  deferred: 'deferred',
} as const

interface Of {
  readonly wish: MatterWish
  readonly change: ChangeId
  readonly result: Result
}

/**
 * The rule, for a place that is decided upon:
 *
 * - Not weighed (the wish came, or was reworded, after the decision): `taken` if the place reads just so by now,
 *   otherwise `open`, for nobody has answered it.
 * - Deferred: `deferred`. Rejected: `not-taken`, even where another decision has the same effect.
 * - Taken, or taken in other words: `taken` if the place reads just as wished, whoever else wished it. `taken` also
 *   if this very wish was taken and the place has grown since; `taken-with-edits` if the decider's own wording began
 *   from it, or carries a part of it (`carriesPart`); otherwise `not-taken`.
 */
function outcomeOf(matter: Matter, { disposition }: Standing, { wish, change, result }: Of): AnswerOutcome {
  if (matter.state === 'disputed') return 'open'
  const reads = takes(disposition) && result.key === wishKey(wish)
  const weighed = weighedAs(matter, { wish, change })
  if (weighed === null) return reads ? 'taken' : 'open'
  if (disposition.outcome === 'deferred') return 'deferred'
  if (disposition.outcome === 'rejected') return 'not-taken'
  if (reads) return 'taken'
  if (weighed === disposition.taken) return PLAIN[disposition.outcome]
  if (matter.cluster?.property !== null) return 'not-taken'
  return carriesPart(matter.base, wish.text, result.text) ? 'taken-with-edits' : 'not-taken'
}

/** The name under which the decider weighed the wish; null if they did not. */
function weighedAs(
  { target, standing }: Matter,
  { wish, change }: Pick<Of, 'wish' | 'change'>,
): string | null {
  const { on, known } = standing!.disposition
  if (known.some(({ digest }) => digest === wish.digest)) return wish.digest
  const samePlace =
    on.kind === 'cluster' &&
    target.kind === 'cluster' &&
    on.extent.from === target.extent.from &&
    on.extent.to === target.extent.to
  if (samePlace) return null
  return known.find(({ ids }) => ids.includes(change))?.digest ?? null
}
