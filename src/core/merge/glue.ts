import type { Edit } from './edits'
import { type Extent, Unions, type Wide, byExtent, covers, overlaps } from './extent'

/** Edits that are wishes for one place. */
export interface Place extends Extent {
  readonly edits: readonly Edit[]
}

/** The edits of one flow, apart: places of which one wish is chosen, and deletions that cross no such place. */
export interface Glued {
  readonly places: readonly Place[]
  /** Deletions that overlap one another, with nothing between them but what they cover. */
  readonly deletions: readonly (readonly Edit[])[]
}

/**
 * Unites edits of which only one can be had. Overlapping deletions do not exclude one another; a deletion that covers
 * another's edit is a question of its own, or one deleted section would swallow all questions in it. Two places
 * come out apart or one inside a deletion of the other. About linear in edits times heads.
 */
export function glue(wides: readonly Wide[]): Glued {
  const spots = spotsOf(wides.filter((wide) => !wide.deletes))
  const deletions = wides.filter((wide) => wide.deletes).sort(byExact)
  const nodes: Node[] = [...spots, ...deletions.map(asNode)]
  const unions = new Unions(nodes.length)
  deletions.forEach((deletion, i) => {
    for (const spot of crossed(spots, deletion)) unions.join(spot, spots.length + i)
  })
  joinCrossing(deletions, (i, j) => unions.join(spots.length + i, spots.length + j))
  for (;;) {
    const { places, loose } = setsOf(nodes, unions)
    const forest = forestOf(places, (a, b) => unions.join(a.member, b.member))
    const parents = forest && parentsOf(loose, forest, (i, place) => unions.join(i, place.member))
    if (parents) return { places: places.map(asPlace), deletions: families(loose, parents) }
  }
}

/** Something that is united with others as a whole. */
interface Node extends Extent {
  readonly edits: readonly Edit[]
  /** The stretch itself if it is a deletion. */
  readonly struck: Extent | null
}

interface Joint extends Extent {
  readonly member: number
  readonly edits: Edit[]
  readonly struck: Extent[]
}

interface Loose extends Extent {
  readonly member: number
  readonly edit: Edit
}

function asNode(wide: Wide): Node {
  return { from: wide.from, to: wide.to, edits: [wide.edit], struck: wide.edit }
}

function asPlace({ from, to, edits }: Joint): Place {
  return { from, to, edits }
}

function byExact(a: Wide, b: Wide): number {
  return byExtent(a.edit, b.edit)
}

/** Insertions and replacements that overlap or touch, as one: text at one gap or at one edge is for one place. */
function spotsOf(wides: readonly Wide[]): Node[] {
  const out: { from: number; to: number; edits: Edit[]; struck: null }[] = []
  for (const { from, to, edit } of [...wides].sort(byExtent)) {
    const last = out[out.length - 1]
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to)
      last.edits.push(edit)
    } else out.push({ from, to, edits: [edit], struck: null })
  }
  return out
}

/** The spots that a deletion overlaps without covering them: they lie at its ends. */
function crossed(spots: readonly Node[], deletion: Wide): number[] {
  const out: number[] = []
  let [low, high] = [0, spots.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spots[middle]!.to <= deletion.from) low = middle + 1
    else high = middle
  }
  let end = low
  const free = (at: number): boolean => !covers(deletion.edit, spots[at]!)
  for (; end < spots.length && spots[end]!.from < deletion.to && free(end); end++)
    if (overlaps(spots[end]!, deletion)) out.push(end)
  let [lo, hi] = [end, spots.length]
  while (lo < hi) {
    const middle = (lo + hi) >> 1
    if (spots[middle]!.from < deletion.to) lo = middle + 1
    else hi = middle
  }
  for (let at = lo - 1; at > end && free(at); at--) if (overlaps(spots[at]!, deletion)) out.push(at)
  return out
}

/** Deletions of different heads that overlap although neither lies in the other. */
function joinCrossing(deletions: readonly Wide[], join: (i: number, j: number) => void): void {
  let open: number[] = []
  deletions.forEach(({ edit }, j) => {
    open = open.filter((i) => deletions[i]!.edit.to > edit.from)
    for (const i of open) {
      const other = deletions[i]!.edit
      if (other.from < edit.from && other.to < edit.to) join(i, j)
    }
    open.push(j)
  })
}

/** Sets with an insertion or replacement in them are places; the deletions of all others stand loose. */
function setsOf(nodes: readonly Node[], unions: Unions): { places: Joint[]; loose: Loose[] } {
  const members = new Map<number, number[]>()
  nodes.forEach((_, i) => {
    const root = unions.find(i)
    const list = members.get(root)
    if (list) list.push(i)
    else members.set(root, [i])
  })
  const places: Joint[] = []
  const loose: Loose[] = []
  for (const list of members.values()) {
    const own = list.map((i) => nodes[i]!)
    if (own.every((node) => node.struck))
      own.forEach(({ edits: [edit] }, k) =>
        loose.push({ from: edit!.from, to: edit!.to, edit: edit!, member: list[k]! }),
      )
    else
      places.push({
        from: own.reduce((least, { from }) => Math.min(least, from), Infinity),
        to: own.reduce((most, { to }) => Math.max(most, to), 0),
        member: list[0]!,
        edits: own.flatMap(({ edits }) => edits),
        struck: own.flatMap(({ struck }) => (struck ? [struck] : [])).sort(byExtent),
      })
  }
  return { places: places.sort(byExtent), loose: loose.sort(byExtent) }
}

interface Tree {
  readonly place: Joint
  readonly parent: Tree | null
}

/** Places by what they lie in; null if some had to be united, which `join` does. */
function forestOf(places: readonly Joint[], join: (a: Joint, b: Joint) => void): Tree[] | null {
  const out: Tree[] = []
  let clean = true
  let top = null as Tree | null
  for (const place of places) {
    let above = top
    while (above && above.place.to <= place.from) above = above.parent
    if (place.from < place.to) top = above
    while (above && !overlaps(above.place, place)) above = above.parent
    if (above && !covered(above.place, place)) {
      join(above.place, place)
      clean = false
    }
    const tree: Tree = { place, parent: above }
    out.push(tree)
    if (place.from < place.to) top = tree
  }
  return clean ? out : null
}

/** Whether a deletion among the wishes for a place covers another place. */
function covered(by: Joint, inner: Extent): boolean {
  return by.struck.some((deletion) => covers(deletion, inner))
}

/** In which place each loose deletion lies, if in any; null if some had to be united. */
function parentsOf(
  loose: readonly Loose[],
  forest: readonly Tree[],
  join: (member: number, place: Joint) => void,
): Map<Loose, Joint | null> | null {
  const out = new Map<Loose, Joint | null>()
  let clean = true
  // A gap is around nothing.
  const wide = forest.filter(({ place }) => place.from < place.to)
  for (const deletion of loose) {
    const around = [...stabbed(wide, deletion.from), ...stabbed(wide, deletion.to)]
    const own = sameEnds(wide, deletion)
    for (const place of new Set(own ? [...around, own] : around)) {
      if (!overlaps(place, deletion) || covered(place, deletion)) continue
      join(deletion.member, place)
      clean = false
    }
    const inside = around.filter((place) => covered(place, deletion))
    out.set(deletion, inside.sort((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null)
  }
  return clean ? out : null
}

/** The place that ends and begins where the deletion does. */
function sameEnds(forest: readonly Tree[], { from, to }: Extent): Joint | undefined {
  for (let i = lowerBound(forest, from); forest[i]?.place.from === from; i++)
    if (forest[i]!.place.to === to) return forest[i]!.place
  return undefined
}

/** The places around a gap, from the inside out. */
function stabbed(forest: readonly Tree[], gap: number): Joint[] {
  const out: Joint[] = []
  let tree = forest[lowerBound(forest, gap) - 1] ?? null
  for (; tree; tree = tree.parent) if (tree.place.from < gap && gap < tree.place.to) out.push(tree.place)
  return out
}

/** Index of the first place that begins at or behind a gap. */
function lowerBound(forest: readonly Tree[], gap: number): number {
  let [low, high] = [0, forest.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (forest[middle]!.place.from < gap) low = middle + 1
    else high = middle
  }
  return low
}

function families(loose: readonly Loose[], parents: ReadonlyMap<Loose, Joint | null>): Edit[][] {
  const byParent = new Map<Joint | null, { end: number; list: Edit[][] }>()
  for (const deletion of loose) {
    const parent = parents.get(deletion) ?? null
    const family = byParent.get(parent) ?? { end: -1, list: [] }
    byParent.set(parent, family)
    if (deletion.from >= family.end) family.list.push([])
    family.list[family.list.length - 1]!.push(deletion.edit)
    family.end = Math.max(family.end, deletion.to)
  }
  return [...byParent.values()].flatMap(({ list }) => list)
}
