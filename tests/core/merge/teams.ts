import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { canonicalJson } from '../../../src/core/base'
import { plainJson } from '../../../src/core/doc'
import { type Edits, type Head, editsOf } from '../../../src/core/merge'
import { acceptAll, extract, idsIn, layersOf } from '../../../src/core/suggestion'
import { type Edit, baseDocs } from '../../support/edits'
import { type Accepts, accepts, meetings, workedBy } from '../../support/meetings'

/** A base and what each of its reviewers does to it; two in seven accept something inside the review. */
export const teams = fc
  .tuple(
    baseDocs(true, 3),
    meetings({ min: 2, max: 3 }, 3),
    fc.array(accepts, { minLength: 3, maxLength: 3 }),
  )
  .map(([base, scripts, accepted]): [Node, Work[]] => [
    base,
    scripts.map((script, n) => ({ script, accepted: accepted[n % 3]! })),
  ])

export interface Work {
  readonly script: readonly Edit[]
  readonly accepted?: Accepts
}

export interface Reviewed {
  readonly head: Head
  readonly edits: Edits
  /** The text as the reviewer wants it. */
  readonly wanted: string
  /** Everything the reviewer suggested, accepted on the way or not. */
  readonly ids: ReadonlySet<string>
  readonly doc: Node
}

export const textOf = (doc: Node): string => canonicalJson(plainJson(doc))

/** Each is one reviewer's offline work; `from` what they begin with, where that is not the base. */
export function reviewed(
  base: Node,
  work: readonly Work[],
  { from = base, name = 'r' }: { readonly from?: Node; readonly name?: string } = {},
): Reviewed[] {
  return work.map(({ script, accepted = 'none' }, n) => {
    const { doc } = workedBy(from, script, { author: n, accepted })
    const layers = layersOf(doc)
    const head: Head = { key: `${name}${n}`, layers, pending: extract(doc) }
    const settled = layers.flatMap(({ changes }) => changes.flatMap(({ ids }) => ids))
    const ids = new Set([...idsIn(doc), ...settled])
    return { head, edits: editsOf(base, head), wanted: textOf(acceptAll(doc)), ids, doc }
  })
}
