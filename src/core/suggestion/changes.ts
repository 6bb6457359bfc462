import type { Node } from 'prosemirror-model'
import type { ChangeId } from '../model'
import type { MarkTracking, Proposals } from '../doc'
import type { ChangeSpan } from './types'

const idsCache = new WeakMap<Node, ReadonlySet<string>>()
const spansCache = new WeakMap<Node, readonly ChangeSpan[]>()
const NONE: ReadonlySet<string> = new Set()

/** Every suggestion with a part in this node. Remembered by node, so asking again costs nothing. */
export function idsIn(node: Node): ReadonlySet<string> {
  const known = idsCache.get(node)
  if (known) return known
  let found: Set<string> | null = null
  const add = (ids: Iterable<string> | undefined): void => {
    if (ids) for (const id of ids) (found ??= new Set()).add(id)
  }
  for (const mark of node.marks) {
    if (mark.type.name === 'ins' || mark.type.name === 'del') add(mark.attrs['ids'] as string[])
    else if (mark.type.name === 'fmt') add((mark.attrs['chg'] as Proposals).props.map((p) => p.id))
  }
  const { pm, chg, trk } = node.attrs as { pm?: MarkTracking; chg?: Proposals; trk?: MarkTracking }
  add(pm?.i)
  add(pm?.d)
  add(trk?.i)
  add(trk?.d)
  add(chg?.props.map((p) => p.id))
  node.forEach((child) => add(idsIn(child)))
  const ids = found ?? NONE
  idsCache.set(node, ids)
  return ids
}

/** Every stretch that suggestions touch, in reading order. Cached by block: only edited blocks are read again. */
export function changesOf(doc: Node): readonly ChangeSpan[] {
  const out: ChangeSpan[] = []
  doc.forEach((section, offset) => {
    for (const span of spansOf(section)) out.push(shifted(span, offset))
  })
  return out
}

/** The spans of the sections that overlap a range: what a window of the screen needs. */
export function changesBetween(doc: Node, from: number, to: number): readonly ChangeSpan[] {
  const out: ChangeSpan[] = []
  doc.forEach((section, offset) => {
    if (offset + section.nodeSize >= from && offset <= to)
      for (const span of spansOf(section)) out.push(shifted(span, offset))
  })
  return out
}

function shifted(span: ChangeSpan, by: number): ChangeSpan {
  return { ...span, from: span.from + by, to: span.to + by }
}

/** Spans with positions counted from before the node; cached by node. */
export function spansOf(node: Node): readonly ChangeSpan[] {
  const known = spansCache.get(node)
  if (known) return known
  const out: ChangeSpan[] = []
  if (idsIn(node).size) {
    if (node.isTextblock) textblockSpans(node, out)
    else {
      structureSpans(node, out)
      node.forEach((child, offset) => {
        for (const span of spansOf(child)) out.push(shifted(span, offset + 1))
      })
    }
  }
  spansCache.set(node, out)
  return out
}

function structureSpans(node: Node, out: ChangeSpan[]): void {
  const trk = node.attrs['trk'] as MarkTracking | null | undefined
  const at = { from: 0, to: node.nodeSize, text: node.textContent, clause: null }
  if (trk?.i) out.push({ kind: 'insertion', ids: trk.i as ChangeId[], ...at })
  if (trk?.d) out.push({ kind: 'deletion', ids: trk.d as ChangeId[], ...at })
}

function textblockSpans(block: Node, out: ChangeSpan[]): void {
  const clause = block.attrs['bid'] as string | null
  const push = (span: Omit<ChangeSpan, 'clause'>): void => {
    const last = out[out.length - 1]
    const joins =
      last && last.kind === span.kind && last.to === span.from && last.ids.join() === span.ids.join()
    if (joins && span.kind !== 'property')
      out[out.length - 1] = { ...last, to: span.to, text: last.text + span.text }
    else if (joins && last.key === span.key && JSON.stringify(last.value) === JSON.stringify(span.value))
      out[out.length - 1] = { ...last, to: span.to, text: last.text + span.text }
    else out.push({ ...span, clause })
  }
  block.forEach((child, offset) => {
    const at = { from: offset + 1, to: offset + 1 + child.nodeSize, text: textOf(child) }
    for (const mark of child.marks) {
      if (mark.type.name === 'ins') push({ kind: 'insertion', ids: mark.attrs['ids'] as ChangeId[], ...at })
      else if (mark.type.name === 'del')
        push({ kind: 'deletion', ids: mark.attrs['ids'] as ChangeId[], ...at })
      else if (mark.type.name === 'fmt')
        for (const s of propertySpans(mark.attrs['chg'] as Proposals, at)) push(s)
    }
  })
  const { pm, chg } = block.attrs as { pm: MarkTracking | null; chg: Proposals | null }
  const end = { from: block.nodeSize - 1, to: block.nodeSize, text: '¶' }
  if (pm?.i) push({ kind: 'insertion', ids: pm.i as ChangeId[], ...end })
  if (pm?.d) push({ kind: 'deletion', ids: pm.d as ChangeId[], ...end })
  if (chg) for (const s of propertySpans(chg, { ...end, text: '' })) push(s)
}

function propertySpans(
  chg: Proposals,
  at: { from: number; to: number; text: string },
): Omit<ChangeSpan, 'clause'>[] {
  return chg.props.map((p) => ({
    kind: 'property',
    ids: [p.id as ChangeId],
    ...at,
    key: p.key,
    value: p.value,
    was: chg.base[p.key] ?? null,
  }))
}

function textOf(node: Node): string {
  return node.isText ? node.text! : (node.type.spec.leafText?.(node) ?? '')
}
