import type { Node } from 'prosemirror-model'
import { eachStretch, project } from '../suggestion'
import { FlowText, flowTextsOf } from './base-text'
import { directReaders } from './direct'
import { FlowReader } from './flow-reader'
import type { Edit, Edits, Head, PropertyEdit } from './head'
import { type Region, normalForm } from './normal'
import { runsOf } from './units'

export type { Edit, Edits, Head, PropertyEdit } from './head'

/**
 * A head as edits in normal form, so that the same wish reached by different keys reads the same: one edit for each
 * stretch between untouched base tokens, common beginnings and ends taken off, what can slide slid to the right.
 * Throws a RangeError when a change does not fit the base.
 */
export function editsOf(base: Node, head: Head): Edits {
  const flows = flowTextsOf(base)
  const text: Edit[] = []
  const properties: PropertyEdit[] = []
  const moot = new Set<string>()
  for (const reader of directReaders(base, head) ?? projectedReaders(base, head)) {
    const { flow, regions, fixed } = reader
    const drop = (region: Region): void => region.ids.forEach((id) => moot.add(id))
    const own = flows.get(flow) ?? new FlowText(flow)
    for (const { from, to, content, ids } of normalForm(regions, own, { fixed, moot: drop }))
      text.push({ head: head.key, flow, from, to, content: runsOf(content), ids: [...ids].sort() })
    properties.push(...reader.properties())
    reader.proposed.forEach((id) => moot.add(id))
  }
  for (const edit of [...text, ...properties]) edit.ids.forEach((id) => moot.delete(id))
  return { head: head.key, text, properties, moot: [...moot].sort() }
}

/** Lays the whole head on the base and reads what is tracked: right for everything that fits at all. */
function projectedReaders(base: Node, head: Head): FlowReader[] {
  const stages = [...head.layers.map((l) => ({ changes: l.changes, threads: [] })), head.pending]
  const readers: FlowReader[] = []
  let reader: FlowReader | null = null
  eachStretch(stages.reduce(project, base), 'tracked', (flow, token, length) => {
    if (reader?.flow !== flow) readers.push((reader = new FlowReader(flow, head.key)))
    if (token) reader.read(token, length)
    else reader.skip(length)
  })
  return readers
}
