import type { Node } from 'prosemirror-model'
import { type Result, canonicalJson, fail, ok } from '../base'
import { baseDigest } from '../doc'
import type {
  ChangeId,
  CollationHead,
  Disposition,
  EntryId,
  ClauseHistoryLine,
  Problem,
  PublishLog,
  Run,
} from '../model'
import { problem } from '../model'
import { flowsOf, runOf } from '../suggestion'
import { clauseFinder, decidedSet, decidedText } from './decided'
import { byExtent } from './extent'
import { readable } from './readable'
import { takes } from './standing'
import type { CollationLog, DeedOf } from './types'

export interface ApprovedText {
  /** The decided text; paragraphs that a decision made have no clause id yet. */
  readonly text: Node
  readonly publishLog: PublishLog
}

export interface PublishOptions {
  /** Whether the log, which everybody reads, names the reviewers who wanted a change; else as the names are shown. */
  readonly supporters?: 'named' | 'counted'
}

/**
 * The decided text of a collation with its publish log. Fails with `not-approved` unless an approval that holds was
 * given to exactly this text.
 */
export function approvedText(
  head: CollationHead,
  base: Node,
  log: CollationLog,
  { supporters = log.names === 'hidden' ? 'counted' : 'named' }: PublishOptions = {},
): Result<ApprovedText, Problem> {
  const text = decidedText(base, log.standing)
  const digest = baseDigest(text)
  const approval = log.approvals.filter(({ act }) => act.text === digest).at(-1)
  if (!approval) return fail(problem('not-approved', `${head.title} ${head.locale}`.slice(0, 200)))
  const { document, locale, packVersion: version, packDigest } = head
  const publishLog: PublishLog = {
    collation: head.id,
    document,
    locale,
    from: { version, packDigest, base: head.base },
    base: digest,
    update: decidedSet(log.standing),
    history: historyOf(base, log, supporters),
    approval: approvalOf(approval),
  }
  return ok({ text, publishLog })
}

function approvalOf({ id, by, at, act }: DeedOf<'approve'>): PublishLog['approval'] {
  const { name, statement } = act
  return { entry: id as EntryId, name, by, at, ...(statement === undefined ? {} : { statement }) }
}

/** A line for each decision that changes the text, in reading order. */
function historyOf(base: Node, log: CollationLog, supporters: 'named' | 'counted'): ClauseHistoryLine[] {
  const flows = flowsOf(base)
  const clauseOf = clauseFinder(base)
  const names = namesOf(log)
  const rulings = new Map(log.disputes.flatMap((dispute) => dispute.rulings.map((one) => [one.entry, one])))
  return [...log.standing]
    .flatMap((one) => {
      const { on } = one.disposition
      return on.kind === 'cluster' && takes(one.disposition) ? [{ one, extent: on.extent }] : []
    })
    .sort((a, b) => byExtent(a.extent, b.extent))
    .map(({ one, extent }) => {
      const { outcome, reason, known, taken } = one.disposition
      const wanted = known.find(({ digest }) => digest === taken)?.supporters ?? []
      const reviews = [...new Set(wanted.map(reviewOf))]
      const ruling = one.dispute === null ? undefined : rulings.get(one.entry)
      const tokens = (flows.get(extent.flow) ?? []).slice(extent.from, extent.to)
      const content = tokens.map((token) => runOf(token, 'base'))
      return {
        clause: clauseOf(extent),
        ...wordsOf(one.disposition, content, extent.from),
        outcome,
        code: reason.code,
        ...(reason.text ? { reason: reason.text } : {}),
        ...(ruling ? { rationale: ruling.rationale } : {}),
        by: one.by,
        at: one.at,
        supporters: supporters === 'named' ? reviews.map((review) => names.get(review) ?? review) : [],
        support: reviews.length,
        ids: [one.id as ChangeId],
      }
    })
}

/** What the place read and what it reads; for a property its words, and its value as JSON. */
function wordsOf(
  { on, edits, value }: Disposition,
  content: readonly Run[],
  from: number,
): { old: string; new: string; property?: string } {
  const old = readable(content)
  if (on.kind === 'cluster' && on.extent.property !== null)
    return { old, new: value === undefined ? '' : canonicalJson(value), property: on.extent.property }
  const out: Run[] = []
  let at = 0
  for (const piece of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    out.push(...content.slice(at, Math.max(at, piece.from - from)), ...piece.content)
    at = Math.max(at, piece.to - from)
  }
  return { old, new: readable([...out, ...content.slice(at)]) }
}

function reviewOf(head: string): string {
  return head.split('/')[0] ?? head
}

/** Names of reviewers by review, as the imports told them. */
function namesOf(log: CollationLog): Map<string, string> {
  const names = new Map<string, string>()
  for (const { act } of log.imports)
    for (const { review, reviewer } of act.lines) if (review && reviewer) names.set(review, reviewer)
  return names
}
