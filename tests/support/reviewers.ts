import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { baseDigest, clausesOf, schema } from '../../src/core/doc'
import { fromRevision, revisionDigest, toRevision } from '../../src/core/handback'
import { ReviewHead, type Revision } from '../../src/core/model'
import { type Review, applyOps, beginReview } from '../../src/core/review'
import { type Place, placesOf, spotsOf } from './reviewers-places'
import { threadOps } from './reviewers-threads'
import { Hand } from './reviewers-hand'
import { NAMES, randomFrom } from './reviewers-words'

export { bigBase, corpusBase } from './reviewers-base'

/** One reviewer and how much they do. The same reviewer on the same base always gives the same revision. */
export interface Reviewer {
  readonly seed: number
  readonly name?: string
  readonly locale?: string
  /** Edits: a word replaced is one edit, and two suggestions. */
  readonly changes?: number
  readonly threads?: number
  /** Clauses marked as flagged, besides those that the edits and threads make so. */
  readonly flags?: number
  /** Share of the clauses marked as reviewed, from the beginning of the text on. */
  readonly reviewed?: number
  /** Seed of the list of errors that is shared; reviewers with the same one meet in many places. */
  readonly errors?: number
  /** Share of edits at places of their own. */
  readonly own?: number
  readonly replica?: string
  /** What the review is about: pack, version, document. Locale and base are set from the rest. */
  readonly about?: Partial<Record<keyof ReviewHead, unknown>>
}

/**
 * A reviewer's whole work on a base, as Stet would hand it back: edits through `track`, everything through
 * `applyOps` and `toRevision`.
 */
export function revisionBy(base: Node, reviewer: Reviewer): Revision {
  return toRevision(reviewBy(base, reviewer))
}

/** Several reviewers of one base with a shared list of errors. Seeds and names count on from `of`. */
export function revisionsBy(base: Node, count: number, of: Reviewer): Revision[] {
  return Array.from({ length: count }, (_, n) =>
    revisionBy(base, {
      errors: of.seed,
      ...of,
      seed: of.seed + n,
      name: NAMES[(of.seed + n) % NAMES.length]!,
      replica: `${of.replica ?? 'desk'}${of.seed + n}`,
    }),
  )
}

/** The same as `revisionBy`, before it is handed back. */
export function reviewBy(base: Node, reviewer: Reviewer): Review {
  const { seed, about = {}, replica = `desk${seed}` } = reviewer
  const locale = reviewer.locale ?? 'en'
  const head = ReviewHead.parse({
    id: `review-${seed}`,
    pack: 'corpus',
    packVersion: 'v1',
    packDigest: 'a'.repeat(64),
    document: 'policy',
    author: { id: `author-${seed}`, name: reviewer.name ?? NAMES[seed % NAMES.length] },
    createdAt: '2026-11-02T08:00:00.000Z',
    ...about,
    locale,
    base: baseDigest(base),
  })
  return worked(beginReview({ head, base, replica }), base, { ...reviewer, locale })
}

/** The next revision of a review: it was handed back as it is, then worked on. `replica`: on another machine. */
export function laterRevision(base: Node, revision: Revision, more: Reviewer): Revision {
  const opened = fromRevision(base, revision)
  if (!opened.ok) throw new Error(opened.problem.detail)
  const at = '2026-11-09T16:00:00.000Z'
  const op = { kind: 'handed-back' as const, at, digest: revisionDigest(revision) }
  const handed = applyOps(opened.value, [{ op, at }])
  if (!handed.ok) throw new Error(handed.problem.detail)
  const replica = more.replica ?? revision.replica
  const locale = revision.head.locale
  return toRevision(worked({ ...handed.value, replica }, base, { ...more, locale }))
}

function worked(review: Review, base: Node, how: Reviewer & { locale: string }): Review {
  const random = randomFrom(how.seed + 101)
  const hand = new Hand(review, random)
  const ops = threadOps(hand, { base, locale: how.locale, count: how.threads ?? 0 })
  const before = new Map(clausesOf(base).map((clause) => [clause.id as string, clause.node]))
  // Places are those of the base: a clause that reads differently by now is left alone.
  const at = new Map<string, number>()
  for (const { id, node, pos } of clausesOf(review.doc)) if (before.get(id)?.eq(node)) at.set(id, pos)
  const places = chosen(base, how, random).filter((place) => at.has(place.clause))
  // From the end to the beginning, so that no edit moves the places that are still to come.
  places.sort((a, b) => at.get(b.clause)! - at.get(a.clause)! || b.from - a.from)
  for (const place of places) {
    const is = (pos: number): boolean => reads(hand.doc.nodeAt(pos), before.get(place.clause)!, place)
    // An edit may have moved a section's edge.
    if (!is(at.get(place.clause)!)) for (const { id, pos } of clausesOf(hand.doc)) at.set(id, pos)
    const pos = at.get(place.clause)!
    if (!is(pos)) continue
    const tr = new Transform(hand.doc)
    edit(tr, pos, place.wordings.length && random() < 0.25 ? 1 : 0, place)
    ops.push(...hand.edited(tr, how.locale))
  }
  ops.push(...hand.states([...before.keys()], { flags: how.flags ?? 0, reviewed: how.reviewed ?? 0.7 }))
  const done = applyOps(review, ops)
  if (!done.ok) throw new Error(`${done.problem.code}: ${done.problem.detail}`)
  return done.value
}

/** Whether a clause still reads as the base up to the end of a place. */
function reads(node: Node | null, clause: Node, { to }: Place): boolean {
  const end = Math.max(0, to)
  if (!node?.isTextblock || node.content.size < end) return false
  return node.textBetween(0, end, undefined, '\ufffc') === clause.textBetween(0, end, undefined, '\ufffc')
}

/** Shared errors, those first that everybody sees, and some that only this reviewer finds. */
function chosen(base: Node, how: Reviewer & { locale: string }, random: () => number): Place[] {
  const { changes = 20, own = 0.15, locale } = how
  const shared = sharedPlaces(base, { locale, seed: how.errors ?? 1, count: Math.ceil(changes * 1.5) })
  const seen = shared
    .map((place) => ({ place, key: random() * (0.3 + place.rarity) }))
    .sort((a, b) => a.key - b.key)
    .map(({ place }) => place)
  const mine = placesOf(base, { locale, seed: how.seed * 7919 + 3, count: Math.ceil(changes * (own + 0.3)) })
  const wanted = Math.round(changes * (1 - own))
  return apart(base, [...seen.slice(0, wanted), ...mine, ...seen.slice(wanted)], changes)
}

const lists = new WeakMap<Node, Map<string, Place[]>>()
function sharedPlaces(base: Node, how: { locale: string; seed: number; count: number }): Place[] {
  const known = lists.get(base) ?? new Map<string, Place[]>()
  lists.set(base, known)
  const key = JSON.stringify(how)
  if (!known.has(key)) known.set(key, placesOf(base, how))
  return known.get(key)!
}

/** One person does not edit one place twice, nor what they dropped. */
function apart(base: Node, places: readonly Place[], count: number): Place[] {
  const next = new Map(spotsOf(base).map((spot) => [spot.id, spot.next]))
  const taken = new Map<string, Place[]>()
  const gone = new Set<string>()
  const joined = new Set<string>()
  const out: Place[] = []
  for (const place of places) {
    if (out.length === count) break
    const { clause, kind } = place
    const own = taken.get(clause) ?? []
    if (gone.has(clause) || own.some((t) => place.from <= t.to && t.from <= place.to)) continue
    if (kind === 'join' && gone.has(next.get(clause)!)) continue
    if (kind === 'drop-clause' && (own.length || joined.has(clause))) continue
    if (kind === 'drop-clause') gone.add(clause)
    if (kind === 'join') joined.add(clause).add(next.get(clause)!)
    taken.set(clause, [...own, place])
    out.push(place)
  }
  return out
}

function edit(tr: Transform, pos: number, choice: number, place: Place): void {
  const node = tr.doc.nodeAt(pos)!
  const [from, to] = [pos + 1 + place.from, pos + 1 + place.to]
  const wording = place.wordings[choice] ?? ''
  switch (place.kind) {
    case 'word':
      tr.replaceWith(
        from,
        to,
        schema.text(wording, tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? []),
      )
      return
    case 'insert':
      tr.insert(from, schema.text(wording, tr.doc.resolve(from).marks()))
      return
    case 'drop-word':
    case 'drop-sentence':
      tr.delete(from, to)
      return
    case 'drop-clause':
      tr.delete(pos, pos + node.nodeSize)
      return
    case 'split':
      tr.split(from)
      return
    case 'join':
      tr.join(pos + node.nodeSize)
      return
    case 'bold':
      if (tr.doc.rangeHasMark(from, to, schema.marks.strong)) tr.removeMark(from, to, schema.marks.strong)
      else tr.addMark(from, to, schema.marks.strong.create())
      return
    case 'level': {
      const level = node.attrs['level'] as number | undefined
      const list = node.attrs['list'] ? null : 'bullet'
      tr.setNodeMarkup(pos, null, { ...node.attrs, ...(level ? { level: (level % 6) + 1 } : { list }) })
    }
  }
}
