import type { AnswerOutcome, AnswerPiece, ChangeId, Digest } from '../model'
import { meets, meetsAtGap, sameExtent } from './extent'
import type { Matter, MatterWish } from './matter'
import { type Result, resultFinder, wishKey } from './receipts-result'
import { carriesPart } from './receipts-words'
import { takes } from './standing'
import type { CollationLog, Dispute, Standing } from './types'

/** What the answers of all reviewers are read from; see `decidedOf`. */
export interface Decided {
  readonly resultOf: (matter: Matter) => Result
  readonly disputes: ReadonlyMap<string, Dispute>
  /** The dispositions that hold, by the changes that they weighed. */
  readonly weighed: ReadonlyMap<string, readonly Standing[]>
}

export function decidedOf({ standing, disputes }: CollationLog): Decided {
  const weighed = new Map<string, Standing[]>()
  for (const one of standing)
    for (const id of new Set(one.disposition.known.flatMap(({ ids }) => ids))) {
      const before = weighed.get(id)
      if (before) before.push(one)
      else weighed.set(id, [one])
    }
  return {
    resultOf: resultFinder(standing),
    disputes: new Map(disputes.map((dispute) => [dispute.id, dispute])),
    weighed,
  }
}

/** How a decision is told to one head, whatever it was about. */
export type Said = Pick<
  AnswerPiece,
  'outcome' | 'clause' | 'code' | 'reason' | 'by' | 'inPlaceOf' | 'at' | 'ask' | 'class' | 'state'
>

/** The answer to one change at one of its places; `wish` is what the head wants there. */
export function pieceOf(
  matter: Matter,
  of: { readonly wish: MatterWish; readonly change: ChangeId; readonly head: string },
  decided: Decided,
): AnswerPiece & { readonly standing: Standing | null } {
  const { cluster, base } = matter
  const result = decided.resultOf(matter)
  const { outcome, standing } = judged(matter, { ...of, result }, decided)
  const property = cluster?.property ?? null
  return {
    ...saidOf({ matter, standing, outcome, head: of.head }, decided),
    base,
    proposed: of.wish.text,
    result: result.text,
    ...(property === null ? {} : { property }),
    standing,
  }
}

/** Outcome, reason and who decided. An open one has no reason: nobody has decided. */
export function saidOf(
  of: {
    readonly matter: Matter
    readonly standing: Standing | null
    readonly outcome: AnswerOutcome
    readonly head: string
  },
  { disputes }: Pick<Decided, 'disputes'>,
): Said {
  const { matter, standing, outcome, head } = of
  const plain = { outcome, clause: matter.clause, class: matter.class, state: matter.state }
  if (!standing || outcome === 'open') return plain
  const { reason, ask } = standing.disposition
  const dispute = standing.dispute === null ? undefined : disputes.get(standing.dispute)
  const ruling = dispute?.rulings.at(-1)
  const text = ruling?.rationale ?? reason.text
  return {
    ...plain,
    code: reason.code,
    ...(text ? { reason: text } : {}),
    by: standing.by.name,
    ...(ruling?.inPlaceOf ? { inPlaceOf: ruling.inPlaceOf } : {}),
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

interface Judged {
  readonly outcome: AnswerOutcome
  readonly standing: Standing | null
}

/**
 * The rule:
 *
 * - With an adjudicator who has not ruled yet: `open`.
 * - Weighed by no decision (none was made, or the wish came or was reworded after it): `taken` if a decision made the
 *   place read just so, otherwise `open`, for nobody has answered it.
 * - Deferred: `deferred`. Rejected: `not-taken`, even where another decision has the same effect.
 * - Taken, or taken in other words: `taken` if the place reads just as wished, whoever else wished it. `taken` also
 *   if this very wish was taken and the place has grown since; `taken-with-edits` if the decider's own wording began
 *   from it, or carries a part of it (`carriesPart`); otherwise `not-taken`.
 */
function judged(matter: Matter, { wish, change, result }: Of, decided: Decided): Judged {
  if (matter.state === 'disputed') return { outcome: 'open', standing: matter.standing }
  const found = weighedAs(matter, { wish, change }, decided)
  const takenHere = matter.standing && takes(matter.standing.disposition)
  if (!found) {
    const reads = takenHere && result.key === wishKey(wish)
    return { outcome: reads ? 'taken' : 'open', standing: matter.standing }
  }
  const { standing, digest } = found
  const { outcome, taken } = standing.disposition
  const as = (outcome: AnswerOutcome): Judged => ({ outcome, standing })
  if (!takes(standing.disposition)) return as(PLAIN[outcome])
  if (result.key === wishKey(wish)) return as('taken')
  if (digest === taken) return as(PLAIN[outcome])
  if (matter.cluster?.property !== null) return as('not-taken')
  return as(carriesPart(matter.base, wish.text, result.text) ? 'taken-with-edits' : 'not-taken')
}

/** The decision that weighed the wish at this place, and the name it had then. */
function weighedAs(
  { target, standing: own }: Matter,
  { wish, change }: Pick<Of, 'wish' | 'change'>,
  { weighed }: Decided,
): { standing: Standing; digest: Digest } | null {
  if (target.kind !== 'cluster') return null
  if (own?.disposition.known.some(({ digest }) => digest === wish.digest))
    return { standing: own, digest: wish.digest }
  for (const standing of [...(own ? [own] : []), ...(weighed.get(change) ?? [])]) {
    const { on, known } = standing.disposition
    if (on.kind !== 'cluster' || sameExtent(on.extent, target.extent)) continue
    const then = known.find(({ ids }) => ids.includes(change))
    if (then && (meets(on.extent, target.extent) || meetsAtGap(on.extent, target.extent)))
      return { standing, digest: then.digest }
  }
  return null
}
