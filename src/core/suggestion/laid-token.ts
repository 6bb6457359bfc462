import type { Run } from '../model'
import { ANNOTATION_ATTRS, ANNOTATION_MARKS, type BlockProps, type Proposal, schema } from '../doc'
import { valuesOf, withValues } from './proposals'
import { type Shared, type Token, endNode, endShared, inlineShared, marksOf, structureShared } from './tokens'

/** What lies on a token: who inserted it, who deletes it, what is proposed for it, in order. */
export interface Overlays {
  readonly ins: readonly string[] | null
  readonly del: readonly string[] | null
  readonly proposals: readonly Proposal[]
}

/**
 * The token that a run reads as in a document that `project` lays it in, text in one piece; null for a table or a row.
 * Throws where the schema does not know it, or does not allow it where text and paragraph ends stand.
 */
export function laidToken(run: Run, { ins, del, proposals }: Overlays): Token | null {
  const made = tokenOfRun(run, ins)
  if (made.kind === 'table') return null
  const own = proposals.reduce(proposedOn, { ...made.own, del })
  if (made.kind === 'end') {
    const node = endNode(own, [])
    if (!node.isTextblock) throw new RangeError(`no paragraph: ${node.type.name}`)
    node.check()
    return { ...made, own: endShared(node, -1) }
  }
  const node = made.kind === 'char' ? schema.text('x', marksOf(own)) : own.node.mark(marksOf(own))
  node.check()
  return { ...made, own: inlineShared(node) }
}

/** An inserted run as one token: that of text holds all of it. */
export function tokenOfRun(run: Run, ins: readonly string[] | null): Token {
  const format = (run.marks ?? []).map((json) => schema.markFromJSON(json))
  const forged = format.find((mark) => ANNOTATION_MARKS.has(mark.type.name))
  if (forged) throw new RangeError(`content brings tracking: ${forged.type.name}`)
  const blank = { props: null, ins, del: null, chg: null, cmts: [], bid: null, section: -1 }
  if (typeof run.text === 'string')
    return { kind: 'char', text: run.text, own: { ...blank, node: schema.text('x'), format }, pos: -1 }
  if (run.end !== undefined) {
    const own: Shared = {
      ...blank,
      node: schema.nodes.paragraph.create(),
      format: [],
      props: endOf(run.end),
    }
    return { kind: 'end', text: '', own, pos: -1 }
  }
  const node = schema.nodeFromJSON(run.node)
  const isLeaf = node.isInline && !node.isText && !node.marks.length
  const isTable =
    (node.type === schema.nodes.table || node.type === schema.nodes.table_row) && !node.attrs['trk']
  if (!isLeaf && !isTable) throw new RangeError(`no content by itself: ${node.type.name}`)
  if (isLeaf) return { kind: 'leaf', text: '', own: { ...blank, node, format }, pos: -1 }
  return { kind: 'table', text: '', own: { ...structureShared(node, -1), ins, section: -1 }, pos: -1 }
}

function endOf(end: unknown): BlockProps {
  demandParagraph((end as { type?: unknown } | null)?.type)
  return end as BlockProps
}

/** Refuses what is not the type of a paragraph; see `BlockProps`. */
function demandParagraph(type: unknown): void {
  const name = (type as { name?: unknown } | null | undefined)?.name
  const known = typeof name === 'string' && name in schema.nodes ? name : null
  if (!known || !schema.nodes[known as 'paragraph'].isTextblock)
    throw new RangeError(`no paragraph: ${typeof name === 'string' ? name.slice(0, 60) : 'without a name'}`)
}

/** A token with one more proposal, which then shows. Throws a RangeError for what nobody can propose. */
export function proposedOn(own: Shared, proposal: Proposal): Shared {
  const { key } = proposal
  if (ANNOTATION_MARKS.has(key) || ANNOTATION_ATTRS.has(key))
    throw new RangeError(`tracking is no property: ${key}`)
  if (own.props && key === 'type') demandParagraph(proposal.value)
  const values = valuesOf(own)
  const base = { ...own.chg?.base }
  if (base[proposal.key] === undefined) base[proposal.key] = values[proposal.key] ?? null
  const sorted = Object.fromEntries(Object.entries(base).sort(([a], [b]) => (a < b ? -1 : 1)))
  const chg = { base: sorted, props: [...(own.chg?.props ?? []), proposal] }
  return { ...withValues(own, { ...values, [proposal.key]: proposal.value }), chg }
}
