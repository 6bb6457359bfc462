import { Fragment, type Node, Slice } from 'prosemirror-model'
import { ANNOTATION_ATTRS, ANNOTATION_MARKS } from '../../core/doc'
import { endIsDeleted } from './neighbour'

/**
 * What a slice reads as with every suggestion accepted, without ids, threads and tracking: the form in which text
 * goes to the clipboard and comes back from it.
 */
export function cleanSlice(slice: Slice): Slice {
  const content = cleanFragment(slice.content)
  return new Slice(
    content,
    Math.min(slice.openStart, openDepth(content, 'start')),
    Math.min(slice.openEnd, openDepth(content, 'end')),
  )
}

function cleanFragment(content: Fragment): Fragment {
  const out: Node[] = []
  let carried = Fragment.empty
  content.forEach((node) => {
    if (isDropped(node)) return
    if (node.isInline)
      return void out.push(node.mark(node.marks.filter((m) => !ANNOTATION_MARKS.has(m.type.name))))
    const inner = node.isTextblock ? carried.append(cleanFragment(node.content)) : cleanFragment(node.content)
    if (node.isTextblock && endIsDeleted(node)) return void (carried = inner)
    if (node.isTextblock) carried = Fragment.empty
    if (!node.isTextblock && node.content.size && !inner.size) return
    out.push(node.type.create(plainAttrs(node), inner, node.marks))
  })
  const last = out[out.length - 1]
  if (carried.size && last?.isTextblock) out[out.length - 1] = last.copy(last.content.append(carried))
  else if (carried.size) out.push(content.firstChild!.type.create(plainAttrs(content.firstChild!), carried))
  return Fragment.fromArray(out)
}

function isDropped(node: Node): boolean {
  if (node.isInline) return node.marks.some((m) => m.type.name === 'del')
  const trk = node.attrs['trk'] as { d?: readonly string[] } | null | undefined
  return (trk?.d?.length ?? 0) > 0
}

function plainAttrs(node: Node): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(node.attrs).map(([key, value]) => [
      key,
      ANNOTATION_ATTRS.has(key) ? null : (value as unknown),
    ]),
  )
}

function openDepth(content: Fragment, side: 'start' | 'end'): number {
  let depth = 0
  let node = side === 'start' ? content.firstChild : content.lastChild
  while (node && !node.isLeaf) {
    depth++
    node = side === 'start' ? node.firstChild : node.lastChild
  }
  return depth
}
