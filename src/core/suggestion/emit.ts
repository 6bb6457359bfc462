import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model'
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from 'prosemirror-transform'

/**
 * The smallest steps that lead from one document to another. Text that is the same on both sides is never
 * replaced: where only marks or attributes differ, positions keep their meaning. Every step holds in the document
 * that the steps before it leave; they are made from the end backwards, so that none moves another.
 */
export function stepsBetween(oldDoc: Node, newDoc: Node): Step[] {
  const steps: Step[] = []
  if (oldDoc === newDoc) return steps
  emitChildren(steps, { old: oldDoc, new: newDoc, start: 0, root: newDoc, newStart: 0 })
  return steps
}

interface Pair {
  readonly old: Node
  readonly new: Node
  /** Where the content of each begins. */
  readonly start: number
  readonly newStart: number
  readonly root: Node
}

/** Above this many changed children one replace is cheaper, for the view and for history, than a step for each. */
const MANY = 24

function emitChildren(steps: Step[], pair: Pair): void {
  const { old: a, new: b } = pair
  if (a.childCount !== b.childCount || (a.type.name === 'section' && manyDiffer(a, b))) {
    emitRange(steps, pair)
    return
  }
  let from = pair.start + a.content.size
  let newFrom = pair.newStart + b.content.size
  for (let i = a.childCount - 1; i >= 0; i--) {
    const [x, y] = [a.child(i), b.child(i)]
    from -= x.nodeSize
    newFrom -= y.nodeSize
    if (x === y || x.eq(y)) continue
    emitNode(steps, { old: x, new: y, start: from, newStart: newFrom, root: pair.root })
  }
}

function manyDiffer(a: Node, b: Node): boolean {
  let differ = 0
  for (let i = 0; i < a.childCount; i++) if (a.child(i) !== b.child(i)) differ++
  return differ > MANY
}

/** `start` is before the node here. */
function emitNode(steps: Step[], pair: Pair): void {
  const { old: a, new: b, start, newStart, root } = pair
  const inner: Pair = { old: a, new: b, start: start + 1, newStart: newStart + 1, root }
  if (a.isTextblock && b.isTextblock) {
    if (sameText(a, b)) emitMarks(steps, a, b, start + 1)
    else emitRange(steps, inner)
  } else if (a.type !== b.type || a.isLeaf) {
    steps.push(new ReplaceStep(start, start + a.nodeSize, new Slice(Fragment.from(b), 0, 0)))
    return
  } else {
    emitChildren(steps, inner)
  }
  const size = start + 2 + b.content.size
  if (a.type !== b.type) {
    const shell = new Slice(Fragment.from(b.type.create(b.attrs)), 0, 0)
    steps.push(new ReplaceAroundStep(start, size, start + 1, size - 1, shell, 1, true))
    return
  }
  for (const key of Object.keys(b.attrs))
    if (!sameAttr(a.attrs[key], b.attrs[key])) steps.push(new AttrStep(start, key, b.attrs[key]))
}

function sameAttr(x: unknown, y: unknown): boolean {
  return x === y || JSON.stringify(x) === JSON.stringify(y)
}

/** One replace of the stretch in which two contents differ. */
function emitRange(steps: Step[], pair: Pair): void {
  const from = pair.old.content.findDiffStart(pair.new.content, pair.start)
  if (from === null) return
  const end = pair.old.content.findDiffEnd(
    pair.new.content,
    pair.start + pair.old.content.size,
    pair.newStart + pair.new.content.size,
  )!
  const shift = pair.newStart - pair.start
  // The search from the end knows nothing of the search from the start: repeated letters can make them meet.
  const overlap = Math.max(0, from - Math.min(end.a, end.b - shift))
  const slice = pair.root.slice(from + shift, end.b + overlap)
  steps.push(new ReplaceStep(from, end.a + overlap, slice))
}

function sameText(a: Node, b: Node): boolean {
  if (a.content.size !== b.content.size || a.textContent !== b.textContent) return false
  const leaves = (node: Node): string => {
    let out = ''
    let at = 0
    node.forEach((child) => {
      if (!child.isText) out += `${at}:${child.type.name}:${JSON.stringify(child.attrs)};`
      at += child.nodeSize
    })
    return out
  }
  return leaves(a) === leaves(b)
}

/** Mark steps for two textblocks of the same text, one for each stretch and mark that differ. */
function emitMarks(steps: Step[], a: Node, b: Node, start: number): void {
  const stretches = commonRuns(a, b)
  const removed = new Map<string, { mark: Mark; from: number; to: number }>()
  const added = new Map<string, { mark: Mark; from: number; to: number }>()
  const drops: Step[] = []
  const adds: Step[] = []
  const note = (open: typeof removed, out: Step[], mark: Mark, at: { from: number; to: number }): void => {
    const key = `${mark.type.name}${JSON.stringify(mark.attrs)}`
    const run = open.get(key)
    if (run?.to === at.from) {
      run.to = at.to
      return
    }
    if (run) out.push(markStep(open === removed, run))
    open.set(key, { mark, ...at })
  }
  for (const { from, to, was, is } of stretches) {
    const at = { from: start + from, to: start + to }
    for (const mark of was) if (!mark.isInSet(is)) note(removed, drops, mark, at)
    for (const mark of is) if (!mark.isInSet(was)) note(added, adds, mark, at)
  }
  for (const run of removed.values()) drops.push(markStep(true, run))
  for (const run of added.values()) adds.push(markStep(false, run))
  steps.push(...drops, ...adds)
}

function markStep(remove: boolean, run: { mark: Mark; from: number; to: number }): Step {
  return remove ? new RemoveMarkStep(run.from, run.to, run.mark) : new AddMarkStep(run.from, run.to, run.mark)
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly was: readonly Mark[]
  readonly is: readonly Mark[]
}

function commonRuns(a: Node, b: Node): Stretch[] {
  const out: Stretch[] = []
  let [i, j, at] = [0, 0, 0]
  let [leftA, leftB] = [a.maybeChild(0)?.nodeSize ?? 0, b.maybeChild(0)?.nodeSize ?? 0]
  while (i < a.childCount && j < b.childCount) {
    const size = Math.min(leftA, leftB)
    const [was, is] = [a.child(i).marks, b.child(j).marks]
    if (was !== is) out.push({ from: at, to: at + size, was, is })
    at += size
    leftA -= size
    leftB -= size
    if (!leftA) leftA = a.maybeChild(++i)?.nodeSize ?? 0
    if (!leftB) leftB = b.maybeChild(++j)?.nodeSize ?? 0
  }
  return out
}
