import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { canonicalJson } from '../../src/core/base'
import {
  type Folded,
  type Matter,
  acceptMatter,
  acceptWithEdits,
  decidedText,
  deferMatter,
  keepEarlier,
  logOf,
  mattersOf,
  rejectMatter,
  withConsequences,
} from '../../src/core/collation'
import { plainJson } from '../../src/core/doc'
import type { Disposition, Entry, Revision } from '../../src/core/model'
import { acceptAll, extract, layersOf } from '../../src/core/suggestion'
import { entry } from './collation-acts'
import { type Edit, baseDocs } from './edits'
import { type Accepts, accepts, meetings, workedBy } from './meetings'
import { revisionBy } from './reviewers'

const because = { code: 'clearer' } as const

export const textOf = (doc: Node): string => canonicalJson(plainJson(doc))
/** A base and what each of its reviewers does to it; some accept something inside the review. */
export const teams = fc
  .tuple(
    baseDocs(true, 4),
    meetings({ min: 2, max: 3 }, 3),
    fc.array(accepts, { minLength: 3, maxLength: 3 }),
  )
  .map(([base, scripts, accepted]): [Node, Script[]] => [
    base,
    scripts.map((script, n) => Object.assign(script, { accepted: accepted[n % 3]! })),
  ])
export type Script = readonly Edit[] & { readonly accepted?: Accepts }
/** What the collator does with which matter: fractions, and whether what follows from it is entered too. */
export const choices = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    what: fc.constantFrom('take', 'take', 'own', 'reject', 'defer', 'keep'),
    wish: fc.double({ min: 0, max: 0.999, noNaN: true }),
    words: fc.constantFrom('', 'own words', 'a\nb', 'الهدايا', '贈り物 👩‍👩‍👧'),
    following: fc.constantFrom<'with' | 'without'>('with', 'without'),
  }),
  { maxLength: 6 },
)
export type Choice = typeof choices extends fc.Arbitrary<(infer T)[]> ? T : never

interface Reviewed {
  readonly revision: Revision
  readonly key: string
  readonly clean: Node
}

/** Each script is one reviewer's offline work on the base. */
export function reviewed(base: Node, scripts: readonly Script[]): Reviewed[] {
  return scripts.map((script, n) => {
    const { doc, records } = workedBy(base, script, { author: n, accepted: script.accepted ?? 'none' })
    const [layers, pending] = [[...layersOf(doc)], extract(doc)]
    const revision = { ...revisionOf(base, n), layers, pending, records: [...records.values()] }
    return { revision, key: `review-${n}/desk${n}`, clean: acceptAll(doc) }
  })
}

const heads = new WeakMap<Node, Map<number, Revision>>()
function revisionOf(base: Node, n: number): Revision {
  const known = heads.get(base) ?? new Map<number, Revision>()
  heads.set(base, known)
  if (!known.has(n)) known.set(n, revisionBy(base, { seed: n, changes: 0, reviewed: 0 }))
  return known.get(n)!
}

/** Somebody who decides, with a log of their own. */
export class Collator {
  readonly entries: Entry[] = []
  constructor(
    readonly base: Node,
    public folded: Folded,
  ) {}

  matters(): Matter[] {
    return mattersOf(this.folded, logOf(this.entries))
  }

  decide(...dispositions: Disposition[]): void {
    const n = this.entries.length + 1
    this.entries.push(entry(`e${n}`, n, { kind: 'decide', dispositions }))
  }

  text(): Node {
    return decidedText(this.base, logOf(this.entries).standing)
  }

  choose({ at, what, wish, words, following }: Choice): void {
    const all = this.matters()
    const matter = all[Math.floor(at * all.length)]
    if (!matter) return
    const chosen = matter.wishes[Math.floor(wish * matter.wishes.length)]?.digest ?? null
    const made = {
      take: () => [acceptMatter(matter, chosen, because)],
      own: () => [acceptWithEdits(matter, { text: words, from: chosen }, because)],
      keep: () => keepEarlier(matter),
      reject: () => [rejectMatter(matter, because)],
      defer: () => [deferMatter(matter, because)],
    }[what]()
    const byId = new Map(all.map((one) => [one.id, one]))
    const entered = following === 'with' ? made.flatMap((one) => withConsequences(one, matter, byId)) : made
    if (entered.length) this.decide(...entered)
  }
}
