import type { Disposition, EntryId, Target } from '../model'
import { extentKey, meets, sameExtent } from './extent'
import type { Deed, Dispute, Standing } from './types'

/**
 * The dispositions that hold after these acts. A later one replaces an earlier one of the same place, and those
 * whose place it overlaps; only beside a contested deletion both can stand, as long as one of them takes nothing.
 * Where an adjudicator has ruled, the ruling stands.
 */
export function standingOf(live: readonly Deed[], disputes: readonly Dispute[]): Standing[] {
  const kept = new Map<EntryId, Table>()
  let table: Table = emptyTable()
  for (const deed of live) {
    const { act, id } = deed
    if (act.kind === 'decide')
      act.dispositions.forEach((disposition, n) => {
        lay(table, { id: `${id}.${n}`, entry: id, by: deed.by, at: deed.at, disposition, dispute: null })
      })
    else if (act.kind === 'reopen') act.on.forEach((on) => remove(table, on))
    else if (act.kind === 'snapshot') kept.set(id, copyOf(table))
    else if (act.kind === 'restore') table = copyOf(kept.get(act.snapshot) ?? table)
  }
  for (const dispute of disputes) if (dispute.ruling) lay(table, dispute.ruling)
  return [...table.byKey.values()]
}

export function targetKey(on: Target): string {
  return on.kind === 'thread' ? `thread ${on.thread}` : extentKey(on.extent)
}

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
    if (other && replaces(standing.disposition, other.disposition)) remove(table, other.disposition.on)
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

function replaces(next: Disposition, before: Disposition): boolean {
  const [a, b] = [next.on, before.on]
  if (a.kind === 'thread' || b.kind === 'thread') return false
  if (sameExtent(a.extent, b.extent)) return true
  if (!meets(a.extent, b.extent)) return false
  const beside = a.class === 'contested' || b.class === 'contested' || b.class === 'deletions'
  return !beside || (takes(next) && takes(before))
}

/** Whether a disposition changes the text. */
export function takes({ outcome }: Disposition): boolean {
  return outcome === 'accepted' || outcome === 'accepted-with-edits'
}
