import type { Instant, Person, Precedent, PrecedentId, Reversal } from '../../core/model'
import type { Register } from '../../core/register'
import type { Content } from './content'

/** A ruling to be kept as a precedent, and how it was reversed if it was. */
export interface NewPrecedent {
  readonly precedent: Precedent
  readonly reversal?: Reversal
}

/**
 * Enters rulings as precedents, and reversals of those that are there. Idempotent by the precedents' ids: what the
 * register knows already is not entered again, so the same list may be given after every step of a collation.
 */
export async function addPrecedents(
  content: Pick<Content, 'register'>,
  list: readonly NewPrecedent[],
  { by, at }: { readonly by: Person; readonly at: Instant },
): Promise<Register> {
  const { register } = content
  const added = await register.enter({ by, at, acts: (known) => newOnes(known, list) })
  return newReversals(added, list).length
    ? register.enter({ by, at, acts: (known) => newReversals(known, list) })
    : added
}

function newOnes({ precedents }: Register, list: readonly NewPrecedent[]) {
  const fresh = new Map<PrecedentId, Precedent>()
  for (const { precedent } of list)
    if (!precedents.has(precedent.id) && !fresh.has(precedent.id)) fresh.set(precedent.id, precedent)
  return [...fresh.values()].map((precedent) => ({ kind: 'precedent' as const, precedent }))
}

function newReversals({ precedents }: Register, list: readonly NewPrecedent[]) {
  const reversals = new Map<PrecedentId, Reversal>()
  for (const { precedent, reversal } of list)
    if (reversal && !precedents.get(precedent.id)?.state.reversal) reversals.set(precedent.id, reversal)
  return [...reversals].map(([precedent, reversal]) => ({ kind: 'reverse' as const, precedent, reversal }))
}
