import { Transform } from 'prosemirror-transform'
import { clausesOf, readDoc, schema } from '../../../src/core/doc'
import type { ChangeId, ClauseId, NodeJson, ReviewOp, ReviewState } from '../../../src/core/model'
import { stepsJson } from '../../../src/core/review'
import { track } from '../../../src/core/suggestion'

/** The operation that typing a text at the start of a clause makes; `session` keeps its ids apart from others'. */
export function typing(
  state: Pick<ReviewState, 'doc' | 'head'>,
  clause: number,
  text: string,
  session: string,
): { op: ReviewOp; doc: NodeJson; clause: ClauseId } {
  const doc = readDoc(state.doc)
  if (!doc.ok) throw new Error(doc.problem.detail)
  const at = clausesOf(doc.value)[clause]!
  const raw = new Transform(doc.value).insert(at.pos + 1, schema.text(text))
  let counter = 0
  const tracked = track(doc.value, raw, {
    author: state.head.author.id,
    now: '2026-11-23T09:00:00.000Z',
    mintId: () => `${session}.${++counter}` as ChangeId,
    isMine: () => false,
    group: session,
    origin: 'typing',
    trim: 'none',
  })
  return {
    op: { kind: 'steps', steps: stepsJson(tracked.steps), records: [...tracked.minted] },
    doc: tracked.doc.toJSON() as NodeJson,
    clause: at.id,
  }
}
