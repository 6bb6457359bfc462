import { digestJson } from '../base'
import { isKnown } from '../model'
import type { CollationLog, Deed, Dispute } from './types'

/** Whose turn it is: parties that have not spoken in the round, then the adjudicator; nobody once it is ruled. */
export function waitingFor({ stage, parties, positions, rebuttals, adjudicator }: Dispute): string[] {
  if (stage === 'closed') return []
  if (stage === 'ruling') return [adjudicator]
  const spoken = new Set((stage === 'positions' ? positions : rebuttals).map(({ party }) => party))
  return parties.filter((party) => !spoken.has(party))
}

/** A letter for each party, `A`, `B` and so on. Not in the order in which they were named, which would tell. */
export function lettersOf({ id, parties }: Dispute): Map<string, string> {
  const mixed = parties
    .map((party) => ({ party, key: digestJson([id, party]) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return new Map(mixed.map(({ party }, i) => [party, letter(i)]))
}

/** What was said or ruled in a dispute and had no effect: out of turn, too long, or a second time on another machine. */
export function unheardOf({ entries, voided }: CollationLog, dispute: Dispute): Deed[] {
  const { positions, rebuttals, rulings } = dispute
  const ruled = new Set<string>(rulings.map(({ entry }) => entry))
  const heard = new Set([...positions, ...rebuttals].map(({ entry }) => entry))
  return entries.flatMap((entry): Deed[] => {
    const { act, id } = entry
    if (!isKnown(act) || voided.has(id)) return []
    if (act.kind !== 'statement' && act.kind !== 'rule') return []
    if (act.dispute !== dispute.id || heard.has(id) || ruled.has(id)) return []
    return [{ ...entry, act }]
  })
}

function letter(i: number): string {
  const last = String.fromCharCode(65 + (i % 26))
  return i < 26 ? last : letter(Math.floor(i / 26) - 1) + last
}
