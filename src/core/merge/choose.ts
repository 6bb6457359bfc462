import type { Node } from 'prosemirror-model'
import type { Json } from '../base'
import type { Change, ChangeId, ChangeSet } from '../model'
import { acceptAll, project } from '../suggestion'
import type { Alternative, Cluster, Piece } from './cluster'

/** What was decided for one place, in base coordinates: it stands whatever arrives later. */
export interface Chosen {
  /** Whose wish or whose decision this is; it becomes the id of the changes that carry it out. */
  readonly id?: ChangeId
  readonly cluster: Pick<Cluster, 'flow' | 'from' | 'to' | 'property'>
  readonly edits: readonly Piece[]
  readonly value?: Json
}

export function choose(cluster: Cluster, alternative: Alternative): Chosen {
  const { flow, from, to, property } = cluster
  const { edits, value } = alternative
  return { cluster: { flow, from, to, property }, edits, ...(value === undefined ? {} : { value }) }
}

/**
 * The base with what was chosen, and nothing else. Places must not overlap: a chosen deletion stands for everything
 * that it covers.
 */
export function withChosen(base: Node, chosen: readonly Chosen[]): Node {
  return acceptAll(project(base, chosenSet(chosen)))
}

/** What was chosen as changes of the base, each under the id of what it carries out. Places as for `withChosen`. */
export function chosenSet(chosen: readonly Chosen[]): ChangeSet {
  const inserted = new Map<string, number>()
  const insertions = chosen.flatMap((one) => one.edits.flatMap((edit) => insertionOf(one, edit, inserted)))
  const ranges = chosen.flatMap((one): Change[] => {
    const { flow, property } = one.cluster
    const ids = [one.id ?? CHOSEN]
    if (property === null)
      return one.edits.flatMap((edit) =>
        piecesOf({ flow, ...edit }, inserted).map((span) => ({ kind: 'deletion', ids, flow, ...span })),
      )
    const value = (one.value ?? null) as Extract<Change, { kind: 'property' }>['value']
    return piecesOf(one.cluster, inserted).map((span) => ({
      kind: 'property',
      ids,
      flow,
      ...span,
      key: property,
      value,
      order: 0,
    }))
  })
  return { changes: [...insertions, ...ranges], threads: [] }
}

const CHOSEN = 'chosen' as ChangeId
type Place = [number, number]

/** Content for one gap comes in the order of the places that it replaces. */
function insertionOf(one: Chosen, { to, content }: Piece, inserted: Map<string, number>): Change[] {
  if (!content.length) return []
  const { flow } = one.cluster
  const offset = inserted.get(`${flow} ${to}`) ?? 0
  const length = content.reduce((n, run) => n + (run.text?.length ?? 1), 0)
  inserted.set(`${flow} ${to}`, offset + length)
  return [{ kind: 'insertion', ids: [one.id ?? CHOSEN], flow, at: [to, offset], content: [...content] }]
}

/** The base tokens of a place, without what is inserted between them. */
function piecesOf(
  place: { flow: string; from: number; to: number },
  inserted: ReadonlyMap<string, number>,
): { from: Place; to: Place }[] {
  const { flow, from, to } = place
  const out: { from: Place; to: Place }[] = []
  for (let at = from; at < to;) {
    const start: Place = [at, inserted.get(`${flow} ${at}`) ?? 0]
    at++
    while (at < to && !inserted.has(`${flow} ${at}`)) at++
    out.push({ from: start, to: [at, 0] })
  }
  return out
}
