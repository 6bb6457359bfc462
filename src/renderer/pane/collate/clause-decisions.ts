import {
  type CollationLog,
  type Folded,
  type Matter,
  type Standing,
  targetKey,
} from '../../../core/collation'
import { type Disposition, type Entry, type Target, isKnown } from '../../../core/model'
import type { Span } from './places'

/** One decision: who, when, what, why. `replaced`: a later one, or a decision taken back, holds in its place. */
export interface DecisionLine {
  readonly entry: Entry
  readonly disposition: Disposition
  readonly state: 'stands' | 'replaced' | 'undone'
  /** The sentence that goes with it. */
  readonly why: string
}

/** Every decision and ruling on the clause of a matter, the last first; of a matter in no clause those on itself. */
export function decisionsOf(
  log: CollationLog,
  { clause, target }: Pick<Matter, 'clause' | 'target'>,
  of: { readonly span: Span | null; readonly threads: Folded['threads'] },
): DecisionLine[] {
  const threads = new Set<string>(of.threads.flatMap((one) => (one.clause === clause ? one.thread.id : [])))
  const isHere = (on: Target): boolean => {
    if (clause === null || !of.span) return targetKey(on) === targetKey(target)
    if (on.kind === 'thread') return threads.has(on.thread)
    const { flow, from } = on.extent
    return flow === of.span.flow && from >= of.span.from && from <= of.span.to
  }
  return linesOf(log).filter(({ disposition }) => isHere(disposition.on))
}

const known = new WeakMap<CollationLog, readonly DecisionLine[]>()

function linesOf(log: CollationLog): readonly DecisionLine[] {
  const before = known.get(log)
  if (before) return before
  const standing = new Map(log.standing.map((one) => [targetKey(one.disposition.on), one]))
  const made = [...log.entries].reverse().flatMap((entry) =>
    dispositionsOf(entry).map(({ disposition, why }): DecisionLine => {
      const stands = standsBy(standing.get(targetKey(disposition.on)), entry)
      const state = log.voided.has(entry.id) ? 'undone' : stands ? 'stands' : 'replaced'
      return { entry, disposition, why, state }
    }),
  )
  known.set(log, made)
  return made
}

function dispositionsOf({ act }: Entry): { disposition: Disposition; why: string }[] {
  if (!isKnown(act)) return []
  if (act.kind === 'decide')
    return act.dispositions.map((disposition) => ({ disposition, why: disposition.reason.text ?? '' }))
  if (act.kind === 'rule' || act.kind === 'reverse')
    return [{ disposition: act.disposition, why: act.rationale }]
  return []
}

function standsBy(standing: Standing | undefined, entry: Entry): boolean {
  return standing?.entry === entry.id
}
