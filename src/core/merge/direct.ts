import type { Node } from 'prosemirror-model'
import type { Change, ChangeSet, ThreadPlace } from '../model'
import { type FlowText, flowTextsOf } from './base-text'
import { DirectFlow } from './direct-flow'
import type { Head } from './head'
import { FlowReader } from './flow-reader'
import { Unusual } from './unusual'

/**
 * What a head does to each flow, read off its changes: only what they touch is looked at. The same as is read off the
 * document that they make, which is what it must be judged by. Null where anything about the changes is out of the
 * ordinary (layers, tables, places or content that may not fit): then that document says what is right, or wrong.
 */
export function directReaders(base: Node, { key, layers, pending }: Head): FlowReader[] | null {
  if (layers.length) return null
  const flows = flowTextsOf(base)
  if (![...flows.values()].every(({ isPlain }) => isPlain)) return null
  try {
    const byFlow = dealt(pending, flows)
    return [...flows.values()].flatMap((flow) => {
      const own = byFlow.get(flow.flow)
      if (!own) return []
      const reader = new FlowReader(flow.flow, key)
      own.readInto(reader)
      return [reader]
    })
  } catch (error) {
    if (error instanceof Unusual) return null
    throw error
  }
}

function dealt(
  { changes, threads }: ChangeSet,
  flows: ReadonlyMap<string, FlowText>,
): Map<string, DirectFlow> {
  const out = new Map<string, { changes: Change[]; threads: ThreadPlace[] }>()
  const of = (name: string): { changes: Change[]; threads: ThreadPlace[] } => {
    let own = out.get(name)
    if (!own) out.set(name, (own = { changes: [], threads: [] }))
    return own
  }
  for (const change of changes) of(change.flow).changes.push(checked(change))
  for (const place of threads) of(place.flow).threads.push(place)
  return new Map(
    [...out].map(([name, own]) => {
      const flow = flows.get(name)
      if (!flow || ROWS.test(name)) throw new Unusual()
      return [name, new DirectFlow(flow, own)]
    }),
  )
}

const ROWS = /^t\d+$/

function checked(change: Change): Change {
  if (!change.ids.length) throw new Unusual()
  return change
}
