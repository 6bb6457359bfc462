import { canonicalJson, sameJson } from '../base'
import type { Disposition, EntryId, Extent, Target } from '../model'
import { extentKey, meets } from './extent'
import { together } from './together'
import type { Deed, Dispute, Standing } from './types'

/**
 * The dispositions that hold after these acts. A later one replaces an earlier one of the same place, and those that
 * it names in `replaces`. Of two that overlap and both change the text the later one stands; one that leaves the text
 * as it is never ends a decision of another place. Where an adjudicator has ruled, the ruling stands, of several the
 * last one; a later decision that says the same only adds what it knew.
 */
export function standingOf(live: readonly Deed[], disputes: readonly Dispute[]): Standing[] {
  const kept = new Map<EntryId, Table>()
  let table: Table = emptyTable()
  for (const deed of live) {
    const { act, id } = deed
    if (act.kind === 'decide') {
      // What is decided in one step ends what was there before it, and nothing of that step.
      for (const { replaces = [] } of act.dispositions) for (const place of replaces) remove(table, place)
      act.dispositions.forEach((disposition, n) => {
        lay(table, standingBy(deed, disposition, `${id}.${n}`))
      })
    } else if (act.kind === 'reopen') act.on.forEach((on) => remove(table, on))
    else if (act.kind === 'snapshot') kept.set(id, copyOf(table))
    else if (act.kind === 'restore') table = copyOf(kept.get(act.snapshot) ?? table)
  }
  for (const ruling of rulingsOf(live, disputes)) {
    for (const place of ruling.disposition.replaces ?? []) remove(table, place)
    lay(table, ruling)
  }
  return [...table.byKey.values()]
}

const known = new WeakMap<Disposition, Standing>()

/** One object for one disposition of an entry, so that who compares two logs sees what did not change. */
function standingBy({ id: entry, by, at }: Deed, disposition: Disposition, id: string): Standing {
  const before = known.get(disposition)
  if (before?.id === id && before.by === by && before.at === at) return before
  const made: Standing = { id, entry, by, at, disposition, dispute: null }
  known.set(disposition, made)
  return made
}

function rulingsOf(live: readonly Deed[], disputes: readonly Dispute[]): Standing[] {
  const ruled = new Map(disputes.flatMap(({ ruling }) => (ruling ? [[ruling.entry, ruling] as const] : [])))
  return live.flatMap((deed, at) => {
    const ruling = ruled.get(deed.id)
    return ruling ? [withKnown(ruling, live.slice(at + 1))] : []
  })
}

function withKnown(ruling: Standing, later: readonly Deed[]): Standing {
  const says = ({ on, outcome, taken, edits, value = null }: Disposition): unknown[] =>
    new Array<unknown>(targetKey(on), outcome, taken, edits, value)
  const { disposition } = ruling
  const alike = later
    .flatMap(({ act }) => (act.kind === 'decide' ? act.dispositions : []))
    .filter(
      (one) => targetKey(one.on) === targetKey(disposition.on) && sameJson(says(one), says(disposition)),
    )
  if (!alike.length) return ruling
  const known = [disposition, ...alike].flatMap((one) => one.known)
  const once = [...new Map(known.map((wish) => [canonicalJson(wish), wish])).values()]
  return { ...ruling, disposition: { ...disposition, known: once } }
}

/** One key for one target. Part of a long deletion and what others want may have one extent: they are two places. */
export function targetKey(on: Target): string {
  const known = keys.get(on)
  if (known !== undefined) return known
  const made = on.kind === 'thread' ? `thread ${on.thread}` : `${extentKey(on.extent)} ${on.cluster}`
  keys.set(on, made)
  return made
}

const keys = new WeakMap<Target, string>()

/** Dispositions by place; those of one flow and property also in buckets, so that overlaps are found nearby. */
interface Table {
  readonly byKey: Map<string, Standing>
  readonly buckets: Map<string, Set<string>>
}

const BUCKET = 256

function emptyTable(): Table {
  return { byKey: new Map(), buckets: new Map() }
}

function copyOf(table: Table): Table {
  return {
    byKey: new Map(table.byKey),
    buckets: new Map([...table.buckets].map(([key, set]) => [key, new Set(set)])),
  }
}

function lay(table: Table, standing: Standing): void {
  const { on } = standing.disposition
  for (const key of near(table, on)) {
    const other = table.byKey.get(key)
    if (other && excludes(standing, other)) remove(table, other.disposition.on)
  }
  remove(table, on)
  table.byKey.set(targetKey(on), standing)
  for (const bucket of bucketsOf(on)) {
    const set = table.buckets.get(bucket) ?? new Set()
    table.buckets.set(bucket, set.add(targetKey(on)))
  }
}

function remove(table: Table, on: Target): void {
  table.byKey.delete(targetKey(on))
  for (const bucket of bucketsOf(on)) table.buckets.get(bucket)?.delete(targetKey(on))
}

function near(table: Table, on: Target): Set<string> {
  return new Set(bucketsOf(on).flatMap((bucket) => [...(table.buckets.get(bucket) ?? [])]))
}

function bucketsOf(on: Target): string[] {
  if (on.kind === 'thread') return []
  const { flow, from, to, property } = on.extent
  const out: string[] = []
  const last = Math.min(Math.floor(to / BUCKET), Math.floor(from / BUCKET) + 10_000)
  for (let n = Math.floor(from / BUCKET); n <= last; n++) out.push(`${flow} ${property ?? ''} ${n}`)
  return out
}

function excludes(next: Standing, before: Standing): boolean {
  const [a, b] = [next.disposition, before.disposition]
  if (a.on.kind === 'thread' || b.on.kind === 'thread') return false
  if (!takes(b) || !meets(a.on.extent, b.on.extent)) return false
  if (takes(a)) return !together(a, b)
  // Where it is ruled that the base stays, nothing that covers the place takes it away.
  return next.dispute !== null && !within(b.on.extent, a.on.extent)
}

/** Whether a place lies in a larger one. */
function within(inner: Extent, outer: Extent): boolean {
  return outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from
}

/** Whether a disposition changes the text. */
export function takes({ outcome }: Disposition): boolean {
  return outcome === 'accepted' || outcome === 'accepted-with-edits'
}
