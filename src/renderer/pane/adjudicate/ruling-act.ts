import {
  type Dispute,
  type Matter,
  acceptMatter,
  acceptWithEdits,
  rejectMatter,
} from '../../../core/collation'
import { clauseDigest, clausesOf } from '../../../core/doc'
import type { Digest, Disposition, KnownAct } from '../../../core/model'
import type { OpenCollation } from '../../store/collation-open'

/** Choices beside the alternatives' digests. */
export const STAYS = 'base'
export const OWN = 'own'

export interface Ruled {
  readonly choice: string
  readonly own: string
  readonly rationale: string
}

/** What was ruled as a disposition; null as long as nothing is chosen. The place is that of the dispute. */
export function dispositionOf(
  { dispute, matter }: { readonly dispute: Dispute; readonly matter: Matter | null },
  { choice, own, rationale }: Ruled,
): Disposition | null {
  const reason = { code: 'needs-ruling', text: rationale } as const
  if (choice === '') return null
  if (!matter)
    return choice === STAYS
      ? { on: dispute.on, outcome: 'rejected', reason, known: [], taken: null, edits: [] }
      : null
  if (choice === STAYS) return rejectMatter(matter, reason)
  if (choice === OWN) return acceptWithEdits(matter, { text: own, from: null }, reason)
  return acceptMatter(matter, choice as Digest, reason)
}

/** The act that enters a ruling, or the reversal of the one that holds. */
export function actOfRuling(
  dispute: Dispute,
  ruled: {
    readonly kind: 'ruling' | 'reversal'
    readonly disposition: Disposition
    readonly rationale: string
    readonly precedent: 'precedent' | 'this-case-only'
  },
  { base }: Pick<OpenCollation, 'base'>,
): KnownAct {
  const { disposition, rationale, precedent } = ruled
  const before = dispute.rulings.at(-1)
  if (ruled.kind === 'reversal' && before)
    return { kind: 'reverse', ruling: before.entry, disposition, rationale }
  const { id, clause } = dispute
  const node = clausesOf(base).find((one) => one.id === clause)?.node
  return {
    kind: 'rule',
    dispute: id,
    clause,
    disposition,
    rationale,
    precedent,
    ...(node ? { clauseText: clauseDigest(node) } : {}),
  }
}
