import type { Cluster } from './cluster'
import { type Extent, byExtent, covers } from './extent'
import { order } from './wishes'

/** The clusters of one flow's text, told what they cover and what they touch. */
export function related(clusters: readonly Cluster[]): Cluster[] {
  const inner = new Map<string, string[]>()
  const outer = new Map<string, string[]>()
  for (const [over, under] of coverings([...clusters].sort(outerFirst))) {
    push(inner, over.id, under.id)
    push(outer, under.id, over.id)
  }
  const beside = neighbours(clusters)
  return clusters.map((cluster) => {
    const own = {
      covers: sorted(inner.get(cluster.id)),
      coveredBy: sorted(outer.get(cluster.id)),
      adjacent: sorted(beside.get(cluster.id)),
    }
    const isOver = isDeletion(cluster) && own.covers.length
    const contested = isOver || (cluster.kind === 'agree' && own.coveredBy.length)
    return { ...cluster, ...own, kind: contested ? 'contested' : cluster.kind }
  })
}

/** Of two that are just as long the deletion is the outer one. */
function outerFirst(a: Cluster, b: Cluster): number {
  return byExtent(a, b) || Number(isDeletion(b)) - Number(isDeletion(a))
}

function isDeletion({ alternatives }: Cluster): boolean {
  return alternatives.every(({ content }) => !content.length)
}

/** A deletion with the clusters inside it, each pair once. A deletion inside a plain deletion is no contest. */
function coverings(clusters: readonly Cluster[]): [Cluster, Cluster][] {
  const out: [Cluster, Cluster][] = []
  let open: { readonly cluster: Cluster; readonly struck: readonly Extent[] }[] = []
  for (const cluster of clusters) {
    open = open.filter((one) => one.cluster.to > cluster.from)
    for (const { cluster: over, struck } of open)
      if (!(isDeletion(over) && isDeletion(cluster)) && struck.some((one) => holds(one, cluster)))
        out.push([over, cluster])
    const struck = cluster.alternatives
      .flatMap(({ edits }) => edits)
      .filter(({ content, from, to }) => !content.length && from < to)
    if (struck.length) open.push({ cluster, struck })
  }
  return out
}

/** A stretch of a deletion may be as long as what it covers. */
function holds(deletion: Extent, inner: Extent): boolean {
  return covers(deletion, inner) || (deletion.from === inner.from && deletion.to === inner.to)
}

function neighbours(clusters: readonly Cluster[]): Map<string, string[]> {
  const starts = new Map<number, Cluster[]>()
  for (const cluster of clusters) {
    const own = starts.get(cluster.from)
    if (own) own.push(cluster)
    else starts.set(cluster.from, [cluster])
  }
  const out = new Map<string, string[]>()
  for (const a of clusters)
    for (const b of starts.get(a.to) ?? []) {
      if (a === b || sameWish(a, b)) continue
      push(out, a.id, b.id)
      push(out, b.id, a.id)
    }
  return out
}

/** Whether both are wished for by the same heads and none else: then together they are what those had. */
function sameWish(a: Cluster, b: Cluster): boolean {
  if (a.alternatives.length > 1 || b.alternatives.length > 1) return false
  const [x, y] = [a.alternatives[0]!.supporters, b.alternatives[0]!.supporters]
  return x.length === y.length && x.every((head, i) => head === y[i])
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function sorted(list: readonly string[] = []): string[] {
  return [...new Set(list)].sort(order)
}
