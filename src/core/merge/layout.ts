import type { Node } from 'prosemirror-model'
import { canonicalJson } from '../base'
import type { Run } from '../model'
import { type Token, eachStretch, project, runOf } from '../suggestion'
import type { Head } from './edits'
import type { Extent } from './extent'
import { order } from './wishes'

/** Inserted tokens that are alike. */
export interface Part {
  readonly run: Run
  readonly length: number
  readonly ins: readonly string[]
  readonly over: readonly Overlay[]
}

/** A deletion, a proposal or a thread on some tokens. */
export interface Overlay {
  readonly kind: 'deletion' | 'property' | 'thread'
  readonly id: string
  readonly key?: string
  readonly value?: unknown
}

/** Base tokens [from, to) with the overlay on them. `rank`: place among one head's proposals. */
export interface Laid {
  readonly over: Overlay
  readonly rank: number
  readonly spans: Extent[]
}

/** All that one head lays on one flow, in base coordinates. */
export interface Layout {
  readonly gaps: Map<number, Part[]>
  readonly laid: Map<string, Laid>
}

/** A head as what it inserts at each gap and lays on the base's tokens, by flow. */
export function layoutOf(base: Node, head: Head): Map<string, Layout> {
  const stages = [...head.layers.map((l) => ({ changes: l.changes, threads: [] })), head.pending]
  const out = new Map<string, Layout>()
  let at = 0
  eachStretch(stages.reduce(project, base), 'all', (flow, token, length) => {
    let layout = out.get(flow)
    if (!layout) {
      out.set(flow, (layout = { gaps: new Map(), laid: new Map() }))
      at = 0
    }
    if (token?.own.ins) insert(layout, at, partOf(token, length))
    else {
      if (token) overlaysOf(token).forEach((over, rank) => lay(layout, { over, rank }, [at, at + length]))
      at += length
    }
  })
  return out
}

function partOf(token: Token, length: number): Part {
  return { run: runOf(token, 'base'), length, ins: [...token.own.ins!].sort(order), over: overlaysOf(token) }
}

function insert({ gaps }: Layout, gap: number, part: Part): void {
  const parts = gaps.get(gap)
  if (!parts) gaps.set(gap, [part])
  else {
    const last = parts[parts.length - 1]!
    const joint = joined(last, part)
    if (joint) parts[parts.length - 1] = joint
    else parts.push(part)
  }
}

/** Text nodes end where formatting does; here only what is laid on them counts. */
function joined(a: Part, b: Part): Part | null {
  if (a.run.text === undefined || b.run.text === undefined) return null
  const rest = ({ run, ins, over }: Part): string => canonicalJson([run.marks ?? [], ins, over])
  if (rest(a) !== rest(b)) return null
  return { ...a, run: { ...a.run, text: a.run.text + b.run.text }, length: a.length + b.length }
}

function overlaysOf({ own }: Token): Overlay[] {
  return [
    ...(own.del ?? []).map((id) => ({ kind: 'deletion' as const, id })),
    ...(own.chg?.props ?? []).map(({ id, key, value }) => ({ kind: 'property' as const, id, key, value })),
    ...own.cmts.map((mark) => ({ kind: 'thread' as const, id: String(mark.attrs['id']) })),
  ]
}

function lay({ laid }: Layout, what: Pick<Laid, 'over' | 'rank'>, [from, to]: [number, number]): void {
  const key = canonicalJson(what.over)
  const known = laid.get(key)
  const last = known?.spans[known.spans.length - 1]
  if (!known) laid.set(key, { ...what, spans: [{ from, to }] })
  else if (last?.to === from) known.spans[known.spans.length - 1] = { from: last.from, to }
  else known.spans.push({ from, to })
}

/** Names the way in which each of a head's ids is there, so that two heads' ways can be compared. */
export function waysOf(layouts: ReadonlyMap<string, Layout>): Map<string, string> {
  const ways = new Map<string, string[]>()
  const note = (id: string, way: string): void => {
    const list = ways.get(id)
    if (list) list.push(way)
    else ways.set(id, [way])
  }
  for (const [flow, { gaps, laid }] of layouts) {
    for (const [gap, parts] of gaps) {
      const way = `${flow} ${gap} ${canonicalJson(parts)}`
      const changes = parts.flatMap(({ ins, over }) => [...ins, ...over.filter(isChange).map(({ id }) => id)])
      for (const id of new Set(changes)) note(id, way)
    }
    for (const { over, spans } of laid.values())
      if (isChange(over)) note(over.id, `${flow} ${canonicalJson([over, spans])}`)
  }
  return new Map([...ways].map(([id, list]) => [id, list.sort(order).join('\n')]))
}

export function isChange({ kind }: Overlay): boolean {
  return kind !== 'thread'
}
