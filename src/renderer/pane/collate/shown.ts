import { useMemo } from 'react'
import { type Folded, type Matter } from '../../../core/collation'
import { collationStore, useOpen } from '../../store/collation-window'
import { type Facets, type Filtered, type Voice, filterMatters, makeFacets } from './filter'
import { type MatterFilter } from './filter'
import { viewStore, useView } from './view'

const facetsBy = new WeakMap<Folded, (matter: Matter) => Facets>()
const kept: { matters: readonly Matter[]; filter: MatterFilter | null; found: Filtered | null } = {
  matters: [],
  filter: null,
  found: null,
}

/** What the filter lets through now. The same question twice in a row is answered once. */
export function shownNow(): Filtered {
  const { open } = collationStore.getState()
  const { filter } = viewStore.getState()
  const matters = open?.matters ?? []
  if (open && kept.matters === matters && kept.filter === filter && kept.found) return kept.found
  const facetOf = open ? facetsOf(open.folded) : null
  const found = filterMatters(facetOf ? matters.map(facetOf) : [], filter)
  Object.assign(kept, { matters, filter, found })
  return found
}

export function useShown(): Filtered {
  const matters = useOpen((open) => open.matters)
  const filter = useView((view) => view.filter)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is read is exactly these two
  return useMemo(shownNow, [matters, filter])
}

function facetsOf(folded: Folded): (matter: Matter) => Facets {
  const known = facetsBy.get(folded)
  if (known) return known
  const voices = new Map<string, Voice>(
    folded.heads.map(({ key, reviewer }) => [key, { id: reviewer.id, market: reviewer.market ?? null }]),
  )
  const made = makeFacets((head) => voices.get(head) ?? null)
  facetsBy.set(folded, made)
  return made
}
