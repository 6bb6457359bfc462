import { Node } from 'prosemirror-model'
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from 'prosemirror-transform'
import { type Result, fail, ok } from '../base'
import { SettleStep, readStep } from '../doc'
import { type Problem, type StepJson, problem } from '../model'
import { type Annotation, annotationOf, readAttrs, readMark } from './annotation'

/** The document after some steps, and the ids that the steps brought in. */
export interface Stepped {
  readonly doc: Node
  readonly named: Annotation
}

/**
 * Applies steps read from JSON. Each must be of a kind we know, apply, and leave the blocks that it touched valid;
 * the rest of the document is not looked at, so a key press costs a paragraph. Fails with `op-invalid`.
 */
export function applySteps(doc: Node, steps: readonly StepJson[]): Result<Stepped, Problem> {
  const named = { changes: new Set<string>(), threads: new Set<string>() }
  let current = doc
  for (const json of steps) {
    const step = readStep(json)
    if (!step.ok) return step
    try {
      const { doc: next, failed } = step.value.apply(current)
      if (!next) return fail(problem('op-invalid', failed ?? 'a step does not apply'))
      readStepIds(step.value, named)
      checkTouched(step.value, next)
      current = next
    } catch (e) {
      return fail(problem('op-invalid', e instanceof Error ? e.message.slice(0, 200) : 'a step is wrong'))
    }
  }
  return ok({ doc: current, named })
}

type Named = { changes: Set<string>; threads: Set<string> }

function readStepIds(step: Step, named: Named): void {
  if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep)
    step.slice.content.forEach((node) => {
      const { changes, threads } = annotationOf(node)
      changes.forEach((id) => named.changes.add(id))
      threads.forEach((id) => named.threads.add(id))
    })
  else if (step instanceof AddMarkStep || step instanceof AddNodeMarkStep)
    readMark(step.mark, named.changes, named.threads)
  else if (step instanceof AttrStep) readAttrs({ [step.attr]: step.value as unknown }, named.changes)
  else if (!(
    step instanceof SettleStep ||
    step instanceof RemoveMarkStep ||
    step instanceof RemoveNodeMarkStep
  ))
    throw new RangeError('a kind of step that is not ours')
}

/** Checks every node that the step put in or cut through. What a replacement joins, ProseMirror itself checks. */
function checkTouched(step: Step, doc: Node): void {
  if (step instanceof AttrStep || step instanceof AddNodeMarkStep) {
    const node = doc.nodeAt(step.pos)
    if (!node) throw new RangeError('no node there')
    if (step instanceof AttrStep && !Object.hasOwn(node.type.spec.attrs ?? {}, step.attr))
      throw new RangeError(`${node.type.name} has no attribute ${step.attr}`)
    Node.fromJSON(node.type.schema, { type: node.type.name, attrs: node.attrs })
    return
  }
  step.getMap().forEach((_a, _b, from, to) => {
    doc.nodesBetween(from, to, (node, pos) => {
      const whole = pos >= from && pos + node.nodeSize <= to
      if (!whole && !node.isTextblock) return true
      node.check()
      return false
    })
  })
}

/** A document's steps as an operation carries them. */
export function stepsJson(steps: readonly Step[]): StepJson[] {
  return steps.map((step) => step.toJSON() as StepJson)
}
