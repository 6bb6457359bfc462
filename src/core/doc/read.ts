import { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { type Result, fail, ok } from '../base'
import { type Problem, problem } from '../model'
import { schema } from './schema'
// Reading a step looks its kind up in ProseMirror's register: this one has to be in it.
import './settle-step'

/** Reads a document from JSON and checks it against the schema; never throws on bad input. */
export function readDoc(json: unknown): Result<Node, Problem> {
  try {
    const doc = Node.fromJSON(schema, json)
    if (doc.type !== schema.topNodeType) return fail(problem('document-invalid', 'not a document'))
    doc.check()
    return ok(doc)
  } catch (e) {
    return fail(problem('document-invalid', e instanceof Error ? e.message.slice(0, 200) : 'unreadable'))
  }
}

/** Reads one step; the caller applies it and checks the document that comes out. */
export function readStep(json: unknown): Result<Step, Problem> {
  try {
    return ok(Step.fromJSON(schema, json))
  } catch (e) {
    return fail(problem('op-invalid', e instanceof Error ? e.message.slice(0, 200) : 'unreadable step'))
  }
}
