import type { Mark, Node } from 'prosemirror-model'
import { z } from 'zod'
import { ChangeId, ThreadId } from '../model'

/** The ids that a piece of document names. */
export interface Annotation {
  readonly changes: ReadonlySet<string>
  readonly threads: ReadonlySet<string>
}

const Ids = z.array(ChangeId).min(1).max(1000)
const Tracking = z.strictObject({ i: Ids.optional(), d: Ids.optional() }).nullable()
const Proposed = z
  .strictObject({
    base: z.record(z.string(), z.json()),
    props: z.array(z.strictObject({ id: ChangeId, key: z.string(), value: z.json() })).min(1),
  })
  .nullable()

const cache = new WeakMap<Node, Annotation>()

/**
 * All suggestion and thread ids in a node, its own included. Kept per node, so after an edit only the touched
 * nodes are read again. Throws on tracking of a shape that no engine of ours writes.
 */
export function annotationOf(node: Node): Annotation {
  const kept = cache.get(node)
  if (kept) return kept
  const changes = new Set<string>()
  const threads = new Set<string>()
  readAttrs(node.attrs, changes)
  node.marks.forEach((mark) => readMark(mark, changes, threads))
  node.forEach((child) => {
    if (child.isText) return child.marks.forEach((mark) => readMark(mark, changes, threads))
    const inner = annotationOf(child)
    inner.changes.forEach((id) => changes.add(id))
    inner.threads.forEach((id) => threads.add(id))
  })
  const found = { changes, threads }
  cache.set(node, found)
  return found
}

/** Adds the suggestion ids of tracking attributes. */
export function readAttrs(attrs: Readonly<Record<string, unknown>>, changes: Set<string>): void {
  for (const key of ['pm', 'trk']) {
    if (attrs[key] === null || attrs[key] === undefined) continue
    const tracking = Tracking.parse(attrs[key])
    for (const id of [...(tracking?.i ?? []), ...(tracking?.d ?? [])]) changes.add(id)
  }
  if (attrs['chg'] !== null && attrs['chg'] !== undefined)
    for (const proposal of Proposed.parse(attrs['chg'])?.props ?? []) changes.add(proposal.id)
}

/** Adds the ids that a mark names. */
export function readMark(mark: Mark, changes: Set<string>, threads: Set<string>): void {
  const { name } = mark.type
  if (name === 'ins' || name === 'del') for (const id of Ids.parse(mark.attrs['ids'])) changes.add(id)
  else if (name === 'fmt') readAttrs({ chg: mark.attrs['chg'] }, changes)
  else if (name === 'cmt') threads.add(ThreadId.parse(mark.attrs['id']))
}
