import type { Node } from 'prosemirror-model'
import { type FlowText, flowTextsOf } from './base-text'
import { type Cluster, makeCluster } from './cluster'
import { type Edit, type Edits, type Head, type PropertyEdit, editsOf } from './edits'
import { widened } from './extent'
import { glue } from './glue'
import { related } from './related'
import { sameTexts } from './same-text'
import { alternativesOf, order, stretchesOf, wishesFor } from './wishes'

/** Told after each of `total` steps; what it throws ends the work. */
export type OnProgress = (done: number, total: number) => void

/**
 * What a set of heads wants of one base, folded: identical wishes are one alternative with all its supporters,
 * overlapping ones stand in one cluster. A pure function of the set: order, grouping and repetition of the heads do
 * not matter. In the order of flows, then of places. About linear in text and changes. Throws a RangeError when a
 * change does not fit the base.
 */
export function clustersOf(base: Node, heads: readonly Head[], onProgress: OnProgress = ignore): Cluster[] {
  const each = new Map(heads.map((head) => [head.key, head]))
  const total = each.size * 2
  const edits = [...each.values()].map((head, i) => {
    const own = editsOf(base, head)
    onProgress(i + 1, total)
    return own
  })
  return clustersOfEdits(base, edits, (done, of) => onProgress(each.size + (each.size * done) / of, total))
}

/**
 * The same for heads whose edits are known: another head costs only its own `editsOf`. Of edits of one head the
 * last ones count.
 */
export function clustersOfEdits(
  base: Node,
  edits: readonly Edits[],
  onProgress: OnProgress = ignore,
): Cluster[] {
  const heads = [...new Map(edits.map((own) => [own.head, own])).values()]
  heads.sort((a, b) => order(a.head, b.head))
  const text = byFlow(heads.flatMap((own) => own.text))
  const properties = byFlow(heads.flatMap((own) => own.properties))
  const flows = [...flowTextsOf(base).values()].filter(({ flow }) => text.has(flow) || properties.has(flow))
  return flows.flatMap((flow, i) => {
    const clusters = [
      ...related(textClusters(text.get(flow.flow) ?? [], flow)),
      ...propertyClusters(properties.get(flow.flow) ?? [], flow),
    ]
    onProgress(i + 1, flows.length)
    return clusters.sort(byPlace)
  })
}

function ignore(): void {
  // Nobody asked.
}

function byFlow<T extends { readonly flow: string }>(edits: readonly T[]): Map<string, T[]> {
  const out = new Map<string, T[]>()
  for (const edit of edits) {
    const own = out.get(edit.flow)
    if (own) own.push(edit)
    else out.set(edit.flow, [edit])
  }
  return out
}

function byPlace(a: Cluster, b: Cluster): number {
  return a.from - b.from || a.to - b.to || order(a.property ?? '', b.property ?? '')
}

function textClusters(edits: readonly Edit[], flow: FlowText): Cluster[] {
  const { places, deletions } = glue(sameTexts(edits, flow).map((edit) => widened(edit, flow)))
  const taken = new Set(places.map(({ from, to }) => `${from} ${to}`))
  return [
    ...places.map((place) =>
      makeCluster(flow, { ...place, property: null }, alternativesOf(wishesFor(place, place.edits, flow))),
    ),
    ...deletions.flatMap((family) => deletionStretches(family, { flow, taken })),
  ]
}

/** Deletions of unequal length, cut where their support changes. One of them may be just as long as a place. */
function deletionStretches(
  family: readonly Edit[],
  { flow, taken }: { flow: FlowText; taken: ReadonlySet<string> },
): Cluster[] {
  const stretches = stretchesOf(family)
  return stretches.map(({ from, to, own }) => {
    const edits = [{ from, to, content: [] }]
    const wishes = own.map(({ head, ids }) => ({ head, content: NOTHING, edits, ids }))
    const over = taken.has(`${from} ${to}`) ? { over: true as const } : {}
    const cluster = makeCluster(flow, { from, to, property: null, ...over }, alternativesOf(wishes))
    return stretches.length > 1 ? { ...cluster, kind: 'deletions' } : cluster
  })
}

const NOTHING: readonly never[] = []

/** Wishes for one property, cut where the set of wishes changes. */
function propertyClusters(edits: readonly PropertyEdit[], flow: FlowText): Cluster[] {
  return [...new Set(edits.map(({ key }) => key))].sort(order).flatMap((property) =>
    stretchesOf(edits.filter(({ key }) => key === property)).map(({ from, to, own }) => {
      const wishes = own.map(({ head, value, ids }) => ({
        head,
        content: NOTHING,
        edits: NOTHING,
        value,
        ids,
      }))
      return makeCluster(flow, { from, to, property }, alternativesOf(wishes))
    }),
  )
}
