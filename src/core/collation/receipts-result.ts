import { canonicalJson } from '../base'
import type { Run } from '../model'
import { meets } from './extent'
import type { Matter } from './matter'
import { readable } from './readable'
import { takes } from './standing'
import type { Standing } from './types'

/** What a place reads after all decisions; `key` is equal for equal wordings, formatting included. */
export interface Result {
  readonly text: string
  readonly key: string
}

/**
 * Tells what the place of a matter reads now. All decisions count, not only the one on the matter: a place inside a
 * deletion that was taken reads nothing. For a property it is the value as JSON, '' while nobody decided for one.
 */
export function resultFinder(standing: readonly Standing[]): (matter: Matter) => Result {
  const byFlow = new Map<string, Placed[]>()
  for (const one of standing) {
    const { on } = one.disposition
    if (on.kind !== 'cluster' || !takes(one.disposition)) continue
    const key = flowKey(on.extent)
    const list = byFlow.get(key) ?? []
    list.push({ standing: one, extent: on.extent })
    byFlow.set(key, list)
  }
  for (const list of byFlow.values())
    list.sort((a, b) => a.extent.from - b.extent.from || a.extent.to - b.extent.to)
  const made = new Map<string, Result>()
  return (matter) => {
    const known = made.get(matter.id)
    if (known) return known
    const result = resultOf(matter, byFlow)
    made.set(matter.id, result)
    return result
  }
}

/** The key of a wish, to compare with that of a result. */
export function wishKey({ alternative }: Matter['wishes'][number]): string {
  const known = wishKeys.get(alternative)
  if (known !== undefined) return known
  const { value, content } = alternative
  const key = value === undefined ? keyOf(content) : canonicalJson(value)
  wishKeys.set(alternative, key)
  return key
}

const wishKeys = new WeakMap<Matter['wishes'][number]['alternative'], string>()

interface Placed {
  readonly standing: Standing
  readonly extent: {
    readonly flow: string
    readonly from: number
    readonly to: number
    property: string | null
  }
}

function flowKey({ flow, property }: { flow: string; property: string | null }): string {
  return `${flow} ${property ?? ''}`
}

function resultOf(matter: Matter, byFlow: ReadonlyMap<string, readonly Placed[]>): Result {
  const { cluster, base } = matter
  if (!cluster) return { text: base, key: base }
  const near = nearby(byFlow.get(flowKey(cluster)) ?? [], cluster).filter(({ extent }) =>
    meets(extent, cluster),
  )
  if (cluster.property !== null) {
    const value = near[0]?.standing.disposition.value
    const text = value === undefined ? '' : canonicalJson(value)
    return { text, key: text }
  }
  // Most places are not decided yet, and nobody asks for the key of those.
  const content = near.length ? contentOf(near, cluster) : cluster.base
  return new Wording(near.length ? readable(content) : base, content)
}

class Wording implements Result {
  private made: string | null = null

  constructor(
    readonly text: string,
    private readonly content: readonly Run[],
  ) {}

  get key(): string {
    this.made ??= keyOf(this.content)
    return this.made
  }
}

/** Taken decisions do not overlap, so their ends are in order as their beginnings are. */
function nearby(list: readonly Placed[], { from, to }: { from: number; to: number }): Placed[] {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.extent.to < from) low = middle + 1
    else high = middle
  }
  const out: Placed[] = []
  for (let i = low; i < list.length && list[i]!.extent.from <= to; i++) out.push(list[i]!)
  return out
}

function contentOf(near: readonly Placed[], { from, to, base }: NonNullable<Matter['cluster']>): Run[] {
  const pieces = near
    .flatMap(({ standing }) => standing.disposition.edits)
    .filter((p) =>
      p.from === p.to || from === to ? from <= p.to && p.from <= to : p.from < to && from < p.to,
    )
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const tokens = tokensOf(base)
  const out: Run[] = []
  let at = from
  for (const piece of pieces) {
    if (piece.from > at) out.push(...tokens.slice(at - from, piece.from - from))
    out.push(...piece.content)
    at = Math.max(at, piece.to)
  }
  out.push(...tokens.slice(at - from))
  return out
}

/** One entry for each token, however the runs are cut. */
function keyOf(content: readonly Run[]): string {
  return canonicalJson(tokensOf(content).map((run) => canonicalJson(run)))
}

function tokensOf(content: readonly Run[]): Run[] {
  return content.flatMap((run) =>
    run.text === undefined ? [run] : run.text.split('').map((text) => ({ ...run, text })),
  )
}
