import type { AnswerOutcome, ChangeId, ClauseId, ErrorType, Necessity, ReasonCode, ThreadId } from '../model'
import { areNamesHidden } from './blind'
import type { Folded } from './folded'
import type { Matter, MatterClass, MatterState, MatterWish } from './matter'
import { type Published, publishedFinder } from './disposition-table-trace'
import { leadOf } from './receipts'
import { countReviewers } from './reviewers'
import { type Decided, type Said, decidedOf, pieceOf, saidOf, threadOutcome } from './receipts-piece'
import type { CollationLog, Standing } from './types'

/** A clause as a table names it. */
export interface RowClause {
  readonly id: ClauseId
  /** Its place in the text, from 1. */
  readonly number: number
  /** The heading that it stands under; its own text for a heading. */
  readonly heading: string | null
  /** Where its text begins, cut after some words. */
  readonly start: string
}

/** One line of the disposition table: one proposal for one place with all who made it, or one thread. */
export interface DispositionRow {
  readonly id: string
  readonly kind: 'change' | 'thread'
  /** What is decided here; null for what there is nothing to decide about. */
  readonly matter: string | null
  readonly clause: RowClause | null
  readonly base: string
  /** The wording that is proposed; of a thread its comments, one a line. */
  readonly proposal: string
  /** What the place reads now. */
  readonly result: string
  /** For a property: which one; proposal and result are its values as JSON. */
  readonly property: string | null
  /** Names of who wants it; null while names are hidden and nobody has decided. */
  readonly supporters: readonly string[] | null
  /** How many people want it, and how many there are in the collation. */
  readonly support: number
  readonly reviewers: number
  readonly ids: readonly ChangeId[]
  readonly thread: ThreadId | null
  readonly outcome: AnswerOutcome
  readonly code: ReasonCode | null
  readonly reason: string | null
  readonly by: string | null
  readonly at: string | null
  readonly class: MatterClass | null
  readonly state: MatterState | null
  readonly errorTypes: readonly ErrorType[]
  readonly necessities: readonly Necessity[]
  /** What the reviewers gave as their reasons. */
  readonly said: readonly string[]
  /** `ruledBy`: who ruled, be it the adjudicator or somebody else in their place. */
  readonly dispute: {
    readonly adjudicator: string
    readonly ruled: boolean
    readonly ruledBy: string | null
  } | null
  /** The version in which the decision came out. */
  readonly published: Published | null
}

/**
 * Every proposal and every thread of a collation in reading order, what has no effect or is in the text already
 * last: each change of each head stands in at least one row, and so does what is decided and nobody asks for any more.
 * The outcome of a row follows the rule of the receipts.
 */
export function dispositionRows(
  folded: Folded,
  log: CollationLog,
  matters: readonly Matter[],
): DispositionRow[] {
  const context: Context = {
    decided: decidedOf(log),
    folded,
    log,
    clauses: clausesOf(folded),
    person: new Map(folded.heads.map(({ key, reviewer }) => [key, reviewer])),
    reviewers: countReviewers(folded),
    published: publishedFinder(log),
  }
  const rows = matters.flatMap((matter) =>
    matter.thread
      ? [threadRow(matter, context)]
      : matter.wishes.length
        ? matter.wishes.map((wish) => wishRow(matter, wish, context))
        : [unaskedRow(matter, context)],
  )
  const placed = new Set<string>(rows.flatMap(({ ids }) => ids))
  return [...rows, ...folded.heads.flatMap((head) => restRows(head, placed, context))]
}

interface Context {
  readonly decided: Decided
  readonly folded: Folded
  readonly log: CollationLog
  readonly clauses: ReadonlyMap<string, RowClause>
  readonly person: ReadonlyMap<string, Folded['heads'][number]['reviewer']>
  readonly reviewers: number
  readonly published: (standing: Standing | null) => Published | null
}

function wishRow(matter: Matter, wish: MatterWish, context: Context): DispositionRow {
  const head = wish.supporters[0] ?? ''
  // Only where the place has grown may the changes of one wish have fared differently.
  const known = matter.standing?.disposition.known.some(({ digest }) => digest === wish.digest) ?? true
  const ids = known ? wish.ids.slice(0, 1) : wish.ids
  const pieces = ids.map((change) => pieceOf(matter, { wish, change, head }, context.decided))
  const { outcome, at } = leadOf(pieces.map((piece) => ({ outcome: piece.outcome })))
  const piece = pieces[at]!
  return {
    ...plainRow(matter, context),
    ...whoOf(matter, wish.supporters, context),
    ...saidRow({ ...piece, outcome }, piece.standing, context),
    id: `${matter.id} ${wish.digest}`,
    kind: 'change',
    proposal: wish.text,
    result: piece.result,
    property: piece.property ?? null,
    ids: wish.ids,
    thread: null,
    errorTypes: wish.errorTypes,
    necessities: wish.necessities,
    said: [...new Set(wish.reasons.map(({ text }) => text))],
  }
}

/** What nobody asks for any more: the decision with what it makes of its place. */
function unaskedRow(matter: Matter, context: Context): DispositionRow {
  const { standing } = matter
  const outcome = threadOutcome(matter)
  return {
    ...plainRow(matter, context),
    ...saidRow(saidOf({ matter, standing, outcome, head: '' }, context.decided), standing, context),
    ...whoOf(matter, [], context),
    ...NOTHING_SAID,
    id: matter.id,
    kind: 'change',
    proposal: '',
    result: context.decided.resultOf(matter).text,
    property: matter.cluster?.property ?? null,
    ids: [],
    thread: null,
  }
}

function threadRow(matter: Matter, context: Context): DispositionRow {
  const { thread } = matter.thread!
  const { standing } = matter
  const outcome = threadOutcome(matter)
  return {
    ...plainRow(matter, context),
    ...whoOf(matter, matter.heads, context),
    ...saidRow(saidOf({ matter, standing, outcome, head: '' }, context.decided), standing, context),
    id: matter.id,
    kind: 'thread',
    proposal: thread.comments
      .flatMap((c) => (c.deletedAt ? [] : [c.text, c.proposedWording ?? '']))
      .filter(Boolean)
      .join('\n'),
    result: '',
    property: null,
    ids: [],
    thread: thread.id,
    ...NOTHING_SAID,
  }
}

const NOTHING_SAID = { errorTypes: [], necessities: [], said: [] } as const

/** What changes nothing any more: a row for each gesture of each head. */
function restRows(
  head: Folded['heads'][number],
  placed: ReadonlySet<string>,
  context: Context,
): DispositionRow[] {
  const { records } = context.folded
  const absorbed = new Set<string>(head.absorbed)
  const gestures = new Map<string, ChangeId[]>()
  for (const id of [...new Set(head.changes)].filter((id) => !placed.has(id)).sort()) {
    const key = `${absorbed.has(id) ? 'already-there' : 'no-effect'} ${records[id]?.group ?? id}`
    gestures.set(key, [...(gestures.get(key) ?? []), id])
  }
  return [...gestures].map(([key, ids]) => ({
    ...NOTHING_DECIDED,
    ...NOTHING_SAID,
    ...whoOf(null, [head.key], context),
    id: `${head.key} ${key}`,
    outcome: key.startsWith('already-there') ? 'already-there' : 'no-effect',
    ids,
  }))
}

const NOTHING_DECIDED = {
  kind: 'change',
  matter: null,
  clause: null,
  base: '',
  proposal: '',
  result: '',
  property: null,
  thread: null,
  code: null,
  reason: null,
  by: null,
  at: null,
  class: null,
  state: null,
  dispute: null,
  published: null,
} as const

function plainRow(matter: Matter, { clauses }: Context) {
  return {
    matter: matter.id,
    clause: matter.clause === null ? null : (clauses.get(matter.clause) ?? null),
    base: matter.base,
    class: matter.class,
    state: matter.state,
    dispute: matter.dispute && {
      adjudicator: matter.dispute.adjudicator,
      ruled: matter.dispute.ruling !== null,
      ruledBy: matter.dispute.ruling?.by.name ?? null,
    },
  }
}

function whoOf(matter: Matter | null, keys: readonly string[], { person, reviewers, log }: Context) {
  const people = new Map(keys.flatMap((key) => person.get(key) ?? []).map((one) => [one.id, one.name]))
  const hidden = areNamesHidden(log.names, matter)
  return {
    supporters: hidden ? null : [...people.values()],
    support: people.size,
    reviewers,
  }
}

function saidRow(said: Said, standing: Standing | null, { published }: Context) {
  const { outcome, code = null, reason = null, by = null, at = null } = said
  return { outcome, code, reason, by, at, published: outcome === 'open' ? null : published(standing) }
}

const START = 80

function clausesOf({ clauses }: Folded): Map<string, RowClause> {
  let heading: string | null = null
  return new Map(
    clauses.map((clause, i) => {
      if (clause.heading) heading = clause.text
      const start = clause.text.length > START ? `${wholeStart(clause.text)}…` : clause.text
      return [clause.id, { id: clause.id, number: i + 1, heading, start }]
    }),
  )
}

/** Cut at a space, or between two characters where there is none. */
function wholeStart(text: string): string {
  const cut = text.slice(0, START)
  const space = cut.lastIndexOf(' ')
  if (space > START / 2) return cut.slice(0, space)
  // Half a character is no character.
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}
