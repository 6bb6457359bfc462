import type { Node, Schema } from 'prosemirror-model'
import { Step, StepResult } from 'prosemirror-transform'
import { Layer } from '../model'

/**
 * Lays one layer of accepted suggestions up in the document's `settled` attribute, or takes the last one away
 * again. A step of its own, because a step that sets the attribute would write every earlier layer anew each time.
 */
export class SettleStep extends Step {
  constructor(readonly layer: Layer | null) {
    super()
  }

  apply(doc: Node): StepResult {
    const layers = settledOf(doc)
    if (!this.layer && !layers.length) return StepResult.fail('no layer to take away')
    const next = this.layer ? [...layers, this.layer] : layers.slice(0, -1)
    const attrs = { ...doc.attrs, settled: next.length ? next : null }
    return StepResult.ok(doc.type.create(attrs, doc.content, doc.marks))
  }

  invert(doc: Node): SettleStep {
    return new SettleStep(this.layer ? null : (settledOf(doc).at(-1) ?? null))
  }

  map(): SettleStep {
    return this
  }

  toJSON(): { stepType: string; layer: Layer | null } {
    return { stepType: 'settle', layer: this.layer }
  }

  static override fromJSON(_schema: Schema, json: { layer?: unknown }): SettleStep {
    const read = Layer.nullable().safeParse(json.layer)
    if (!read.success) throw new RangeError('a settle step without a layer')
    return new SettleStep(read.data)
  }
}

Step.jsonID('settle', SettleStep)

function settledOf(doc: Node): readonly Layer[] {
  return (doc.attrs['settled'] as readonly Layer[] | null) ?? []
}
