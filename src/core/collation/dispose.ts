import { type Json, canonicalJson } from '../base'
import { choose } from '../merge'
import type { Digest, Disposition, Outcome, Reason, Wish } from '../model'
import { meets } from './extent'
import type { Matter, MatterWish } from './matter'
import { takes, targetKey } from './standing'
import { together } from './together'
import type { Standing } from './types'
import { piecesOf } from './wording'

/** Takes one wish of a matter, or answers a thread with yes. */
export function acceptMatter(matter: Matter, wish: Digest | null, reason: Reason): Disposition {
  const taken = matter.wishes.find(({ digest }) => digest === wish)
  return { ...plainly(matter, 'accepted', reason), ...(taken ? takenAs(matter, taken) : {}) }
}

/**
 * Takes a matter in the decider's own words; `from` is the wish they began with. A property has no wording: there
 * the wish itself is taken.
 */
export function acceptWithEdits(
  matter: Matter,
  own: { readonly text: string; readonly from: Digest | null },
  reason: Reason,
): Disposition {
  const { cluster } = matter
  if (cluster && cluster.property !== null) return acceptMatter(matter, own.from, reason)
  const from = matter.wishes.find(({ digest }) => digest === own.from)
  const whole = { ...plainly(matter, 'accepted-with-edits', reason), taken: from?.digest ?? null }
  if (!cluster) return whole
  const like = from?.alternative.content ?? cluster.base
  const place = { from: cluster.from, base: cluster.base, like: like.length ? like : cluster.base }
  return { ...whole, edits: piecesOf(own.text, place) }
}

export function rejectMatter(matter: Matter, reason: Reason): Disposition {
  return plainly(matter, 'rejected', reason)
}

/** Puts a matter off; with `ask`, certain reviewers are asked to look at it again. */
export function deferMatter(matter: Matter, reason: Reason, ask?: Disposition['ask']): Disposition {
  return { ...plainly(matter, 'deferred', reason), ...(ask ? { ask } : {}) }
}

/**
 * The earlier decisions of a late matter once more, each at its own place, now knowing every wish; the decided text
 * stays as it is. Empty where there is none to keep.
 */
export function keepEarlier(matter: Matter): Disposition[] {
  const all = wishesOf(matter)
  return decisionsAt(matter).map(({ disposition: before }) => {
    const known = new Map(
      [...before.known, ...all].map((wish) => [canonicalJson([wish.digest, wish.ids]), wish]),
    )
    return { ...before, known: [...known.values()] }
  })
}

/** The decisions that stand at a matter, the one that counts first. */
export function decisionsAt({ standing, beside }: Matter): Standing[] {
  return [...(standing ? [standing] : []), ...beside]
}

/**
 * A disposition with what follows from it: who takes a contested deletion turns down what it covers, and who takes
 * something inside one turns the deletion down. What the same reviewer wants there as well is left to be decided, or
 * as it is decided; so is what is ruled or with an adjudicator. Shown before it is entered.
 */
export function withConsequences(
  disposition: Disposition,
  matter: Matter,
  all: ReadonlyMap<string, Matter>,
): Disposition[] {
  const { cluster } = matter
  if (!takes(disposition) || !cluster) return [disposition]
  const others = [...all.values()].filter((other) => {
    if (!other.cluster || other.id === matter.id || other.state === 'ruled' || other.state === 'disputed')
      return false
    const excluded =
      cluster.covers.includes(other.cluster.id) ||
      other.cluster.covers.includes(cluster.id) ||
      meets(cluster, other.cluster)
    return excluded && !isSettledBeside(other, disposition)
  })
  return [disposition, ...others.map((other) => rejectMatter(other, { code: 'superseded' }))]
}

/** Whether a place may stay as it is when something that overlaps it is taken. */
function isSettledBeside(other: Matter, disposition: Disposition): boolean {
  const standing = other.state === 'open' ? null : other.standing
  if (standing && !takes(standing.disposition)) return other.state === 'decided'
  const reason: Reason = { code: 'other' }
  const taken = standing
    ? [standing.disposition]
    : other.wishes.map(({ digest }) => acceptMatter(other, digest, reason))
  return taken.some((one) => together(disposition, one))
}

/** What "take what is agreed" takes. */
export interface AgreedPolicy {
  /** Reviewers who must want the same. */
  readonly support: number
  /** Whether a reviewer who went over the clause and left the place alone stands against it. */
  readonly untouched: 'counts-against' | 'ignored'
}

/** Open matters in which all want the same: taken with the reason `agreed`. Never a disagreement, never a thread. */
export function takeAgreed(matters: readonly Matter[], policy: AgreedPolicy): Disposition[] {
  return matters.flatMap((matter) => {
    const [only] = matter.wishes
    if (matter.state !== 'open' || matter.class !== 'agree' || !only) return []
    if (only.support < policy.support) return []
    if (policy.untouched === 'counts-against' && matter.untouched.length) return []
    return [acceptMatter(matter, only.digest, { code: 'agreed' })]
  })
}

function plainly(matter: Matter, outcome: Outcome, reason: Reason): Disposition {
  const replaces = decisionsAt(matter)
    .map(({ disposition }) => disposition.on)
    .filter((on) => targetKey(on) !== targetKey(matter.target))
  return {
    on: matter.target,
    outcome,
    reason,
    known: wishesOf(matter),
    taken: null,
    edits: [],
    ...(replaces.length ? { replaces } : {}),
  }
}

function wishesOf(matter: Matter): Wish[] {
  return matter.wishes.map(({ digest, supporters, ids }) => ({
    digest,
    supporters: [...supporters],
    ids: [...ids],
  }))
}

function takenAs({ cluster }: Matter, wish: MatterWish): Pick<Disposition, 'taken' | 'edits' | 'value'> {
  const chosen = cluster && choose(cluster, wish.alternative)
  const edits = (chosen?.edits ?? []).map(({ from, to, content }) => ({ from, to, content: [...content] }))
  const value = chosen?.value
  return {
    taken: wish.digest,
    edits,
    ...(value === undefined ? {} : { value: clone(value) as NonNullable<Disposition['value']> }),
  }
}

function clone(value: Json): unknown {
  return JSON.parse(canonicalJson(value))
}
