import { createStore, type StoreApi } from 'zustand/vanilla'
import { type BackendEvent, type ClausePlace, type Client, type PrecedentRow, Refusal } from '../../contract'
import {
  type Gap,
  type GapFields,
  type GapId,
  type GapKind,
  type GapSeverity,
  type GapStatus,
  type PrecedentId,
  type Problem,
  problem,
} from '../../core/model'
import type { GapFilter, GapOrder } from '../../core/register'

/** What the list of gaps shows; `any` does not narrow it. Empty market and owner are any too. */
export interface RegisterFilter {
  readonly text: string
  readonly status: 'pending' | 'any' | GapStatus
  readonly kind: 'any' | GapKind
  readonly severity: 'any' | GapSeverity
  readonly market: string
  readonly owner: string
  readonly due: 'any' | 'overdue'
  readonly order: GapOrder
}

export const NO_REGISTER_FILTER: RegisterFilter = {
  text: '',
  status: 'any',
  kind: 'any',
  severity: 'any',
  market: '',
  owner: '',
  due: 'any',
  order: 'newest',
}

export interface RegisterState {
  /** How many entries the register held when it was last read; null before. */
  readonly rev: number | null
  readonly gaps: ReadonlyMap<GapId, Gap>
  readonly precedents: ReadonlyMap<PrecedentId, PrecedentRow>
  readonly failure: Problem | null
  readonly tab: 'gaps' | 'precedents'
  readonly filter: RegisterFilter
  readonly gap: GapId | null
  readonly precedent: PrecedentId | null
  /** Where a new gap is being entered; null while none is. `any` leaves the clause to the person. */
  readonly entering: ClausePlace | 'any' | null
  /** What was written and not saved yet, by gap: it waits while another one is looked at. */
  readonly drafts: ReadonlyMap<GapId, Partial<GapFields>>
}

export interface RegisterStore extends StoreApi<RegisterState> {
  /** Reads what changed since the last time. Settles when the store has it; a refusal is in `failure`. */
  readonly load: () => Promise<void>
  readonly setFilter: (patch: Partial<RegisterFilter>) => void
  /** Shows a gap, or a precedent, on its list. */
  readonly show: (what: { readonly gap: GapId } | { readonly precedent: PrecedentId }) => void
  /** Opens the form for a new gap, on a clause or on any; null closes it. */
  readonly enter: (on: ClausePlace | 'any' | null) => void
  /** Null: nothing waits any more. */
  readonly setDraft: (gap: GapId, draft: Partial<GapFields> | null) => void
  readonly showTab: (tab: RegisterState['tab']) => void
  readonly hear: (event: BackendEvent) => void
}

type RegisterClient = Pick<Client, 'register.read'>

export function makeRegisterStore(client: RegisterClient): RegisterStore {
  const store = createStore<RegisterState>(() => ({
    rev: null,
    gaps: new Map<GapId, Gap>(),
    precedents: new Map<PrecedentId, PrecedentRow>(),
    failure: null,
    tab: 'gaps',
    filter: NO_REGISTER_FILTER,
    gap: null,
    precedent: null,
    entering: null,
    drafts: new Map<GapId, Partial<GapFields>>(),
  }))
  let reading: Promise<void> = Promise.resolve()
  // One after the other: what changed is told since the reading before.
  const load = (): Promise<void> => (reading = reading.catch(() => undefined).then(() => read(client, store)))
  return {
    ...store,
    load,
    setFilter: (patch) => store.setState(({ filter }) => ({ filter: { ...filter, ...patch } })),
    show: (what) => store.setState('gap' in what ? { ...what, tab: 'gaps' } : { ...what, tab: 'precedents' }),
    enter: (entering) => store.setState({ entering }),
    setDraft: (gap, draft) => {
      const drafts = new Map(store.getState().drafts)
      if (draft) drafts.set(gap, draft)
      else drafts.delete(gap)
      store.setState({ drafts })
    },
    showTab: (tab) => store.setState({ tab }),
    hear: (event) => {
      // A newer pack may change which precedents hold.
      const concerns = event.kind === 'register.changed' || event.kind === 'library.changed'
      if (concerns && store.getState().rev !== null) void load()
    },
  }
}

/** The filter as core/register takes it. */
export function gapFilterOf(filter: RegisterFilter): GapFilter {
  const { text, status, kind, severity, market, owner, due } = filter
  return {
    text,
    ...(status === 'any' ? {} : { statuses: status === 'pending' ? ['open', 'answered'] : [status] }),
    ...(kind === 'any' ? {} : { kinds: [kind] }),
    ...(severity === 'any' ? {} : { severity }),
    ...(market === '' ? {} : { market }),
    ...(owner === '' ? {} : { owner }),
    ...(due === 'any' ? {} : { due }),
  }
}

async function read(client: RegisterClient, store: StoreApi<RegisterState>): Promise<void> {
  try {
    const { rev: since } = store.getState()
    let answer = await client['register.read']({ since: since ?? 0 })
    const isOther = answer.rev < (since ?? 0)
    // It holds less than it did: another data folder's, or one that was put aside.
    if (isOther) answer = await client['register.read']({ since: 0 })
    const gaps = new Map(isOther ? [] : store.getState().gaps)
    for (const gap of answer.gaps) gaps.set(gap.id, gap)
    const precedents = new Map(answer.precedents.map((row) => [row.precedent.id, row]))
    store.setState({ rev: answer.rev, gaps, precedents, failure: null })
  } catch (error) {
    store.setState({ failure: error instanceof Refusal ? error.problem : problem('bug', 'register.read') })
    if (!(error instanceof Refusal)) throw error
  }
}
