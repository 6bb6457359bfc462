import type { Matter, MatterClass, MatterState } from '../../../core/collation'
import type { ClauseId, ErrorType, Necessity } from '../../../core/model'

/** What of the matters is to be seen; null or an empty query: all of them. */
export interface MatterFilter {
  readonly query: string
  readonly class: MatterClass | null
  readonly clause: ClauseId | null
  /** Id of a person. */
  readonly author: string | null
  readonly market: string | null
  readonly errorType: ErrorType | null
  readonly necessity: Necessity | 'unsaid' | null
  /** `undecided`: open or late. */
  readonly state: MatterState | 'undecided' | null
  /** Only what needs a choice: no agreement, and no threads. */
  readonly only: 'disagreements' | null
}

export const NO_FILTER: MatterFilter = {
  query: '',
  class: null,
  clause: null,
  author: null,
  market: null,
  errorType: null,
  necessity: null,
  state: null,
  only: null,
}

/** What a matter can be found by. */
export interface Facets {
  readonly matter: Matter
  readonly values: Readonly<Record<FacetName, readonly string[]>>
  /** Small letters without accents. */
  readonly text: string
}

/** A reviewer as far as a filter knows them. */
export interface Voice {
  readonly id: string
  readonly market: string | null
}

/** Works the facets out once; a matter that did not change keeps them. */
export function makeFacets(voiceOf: (head: string) => Voice | null): (matter: Matter) => Facets {
  const known = new WeakMap<object, Facets>()
  return (matter) => {
    // The wishes are kept over decisions; the matter around them is made anew.
    const key = matter.thread ?? matter.wishes
    const before = known.get(key)
    if (before?.matter === matter) return before
    const made = before ? withState(before, matter) : facetsOf(matter, voiceOf)
    known.set(key, made)
    return made
  }
}

function facetsOf(matter: Matter, voiceOf: (head: string) => Voice | null): Facets {
  const voices = matter.heads.flatMap((head) => voiceOf(head) ?? [])
  const necessities = matter.wishes.flatMap((wish) => wish.necessities)
  const comments = matter.thread?.thread.comments.map(({ text }) => text) ?? []
  const reasons = matter.wishes.flatMap((wish) => wish.reasons.map(({ text }) => text))
  const words = [matter.base, ...matter.wishes.map(({ text }) => text), ...reasons, ...comments]
  const values = {
    class: [matter.class],
    author: [...new Set(voices.map(({ id }) => id))],
    market: [...new Set(voices.flatMap(({ market }) => market ?? []))],
    errorType: [...new Set(matter.wishes.flatMap((wish) => wish.errorTypes))],
    necessity: necessities.length ? [...new Set(necessities)] : ['unsaid'],
    only: isDisagreement(matter) ? ['disagreements'] : [],
    state: [],
  }
  return withState({ matter, values, text: plainText(words.join('\n')) }, matter)
}

/** Of what a matter is found by, only its state changes. */
function withState({ values, text }: Facets, matter: Matter): Facets {
  const { state } = matter
  return {
    matter,
    values: { ...values, state: isUndecided(matter) ? [state, 'undecided'] : [state] },
    text,
  }
}

export type FacetName = Exclude<keyof MatterFilter, 'query' | 'clause'>

/** How many matters there would be for each choice of each facet, all other choices staying. */
export type Counts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>

export interface Filtered {
  readonly matters: readonly Matter[]
  readonly counts: Counts
}

/** The matters that pass, and what each other choice would give; one walk over all of them. */
export function filterMatters(all: readonly Facets[], filter: MatterFilter): Filtered {
  const words = plainText(filter.query).split(/\s+/).filter(Boolean)
  const asked = FACETS.filter((name) => filter[name] !== null)
  const counts = emptyCounts()
  const matters: Matter[] = []
  for (const facets of all) {
    if (filter.clause !== null && facets.matter.clause !== filter.clause) continue
    if (!words.every((word) => facets.text.includes(word))) continue
    const failed = asked.filter((name) => !facets.values[name].includes(filter[name] ?? ''))
    if (failed.length === 0) matters.push(facets.matter)
    if (failed.length > 1) continue
    for (const name of failed.length === 0 ? FACETS : failed)
      for (const value of facets.values[name]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1)
  }
  return { matters, counts }
}

const FACETS: readonly FacetName[] = ['class', 'author', 'market', 'errorType', 'necessity', 'state', 'only']

function emptyCounts(): Record<FacetName, Map<string, number>> {
  return {
    class: new Map(),
    author: new Map(),
    market: new Map(),
    errorType: new Map(),
    necessity: new Map(),
    state: new Map(),
    only: new Map(),
  }
}

/** Still to be decided, or decided before all was known. */
export function isUndecided({ state }: Matter): boolean {
  return state === 'open' || state === 'late'
}

export function isDisagreement({ class: group }: Matter): boolean {
  return group !== 'agree' && group !== 'thread'
}

export function isNarrowed(filter: MatterFilter): boolean {
  return (Object.keys(NO_FILTER) as (keyof MatterFilter)[]).some((key) => filter[key] !== NO_FILTER[key])
}

function plainText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
