import type { Change, ChangeSet, Run } from '../model'
import { comparePoints, spanOf } from './deal'

/**
 * What makes these changes none that `extract` gives, in words; null if nothing does. `project` lays more than that on
 * a base: what says one thing twice, or nothing at all. Where changes come out of a file they have to be in this form,
 * so that everything in them is seen, and comes back when they are extracted again. Whether they fit a base is for
 * `project` to say.
 */
export function faultOfChanges({ changes, threads }: ChangeSet): string | null {
  for (const change of changes) {
    const fault = faultOf(change)
    if (fault) return `${change.ids[0] ?? 'a change'}: ${fault}`
  }
  for (const { thread, from, to } of threads)
    if (comparePoints(from, to) > 0) return `${thread}: ends before it begins`
  return faultOfOverlaps(changes)
}

function faultOf(change: Change): string | null {
  const { ids } = change
  if (!ids.length || new Set(ids).size < ids.length) return 'has no id, or one twice'
  if (change.kind === 'insertion') return faultOfContent(change.content)
  if (change.kind === 'property' && ids.length > 1) return 'one value under two ids'
  const order = comparePoints(change.from, change.to)
  return order < 0 ? null : order > 0 ? 'ends before it begins' : 'is on nothing'
}

function faultOfContent(content: readonly Run[]): string | null {
  const kinds = content.map((run) => [run.text, run.node, run.end].filter((one) => one !== undefined).length)
  if (kinds.some((n) => n > 1)) return 'is text and something else in one'
  return content.some(({ text }) => text !== '') ? null : 'inserts nothing'
}

/** One suggestion cannot delete a token twice, nor propose two values for one property of it. */
function faultOfOverlaps(changes: readonly Change[]): string | null {
  const ranges = new Map<string, Change[]>()
  for (const change of changes) {
    if (change.kind === 'insertion') continue
    const key = change.kind === 'property' ? change.key : null
    for (const id of change.ids) {
      const name = JSON.stringify([change.flow, id, key])
      const known = ranges.get(name)
      if (known) known.push(change)
      else ranges.set(name, [change])
    }
  }
  for (const list of ranges.values()) {
    const spans = list.map(spanOf).sort((a, b) => comparePoints(a.from, b.from))
    for (let i = 1; i < spans.length; i++)
      if (comparePoints(spans[i]!.from, spans[i - 1]!.to) < 0)
        return `${list[0]!.ids[0]}: is on one place twice`
  }
  return null
}
