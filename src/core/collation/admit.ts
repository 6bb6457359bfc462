import { type Result, fail, ok } from '../base'
import { type Act, type EntryId, type KnownAct, type Person, type Problem, isKnown, problem } from '../model'
import { isAbout } from './dispute'
import { faultOfDisposition, madeBy } from './fits'
import { isOwnName } from './approval'
import { lastingOf } from './log'
import type { CollationLog, Dispute } from './types'

/** Acts that only the backend enters: they say what it did. */
const OURS: ReadonlySet<string> = new Set(['import', 'publish', 'receipts'])

/**
 * Whether somebody who knows this log may enter an act now. Refused with `op-invalid`: what would have no effect,
 * as an undo of nothing or a rebuttal that is too long, what no text can become, and what only the backend enters.
 * With `not-own-name`: an approval in another name than that of who enters it.
 */
export function admit(act: Act, log: CollationLog, by: Pick<Person, 'name'>): Result<KnownAct, Problem> {
  if (!isKnown(act) || OURS.has(act.kind)) return fail(problem('op-invalid', `act ${act.kind}`))
  if (act.kind === 'approve' && !isOwnName(act.name, by)) return fail(problem('not-own-name', act.name))
  const fault = faultOfMade(act) ?? faultOf(act, log)
  return fault ? fail(problem('op-invalid', fault)) : ok(act)
}

function faultOfMade(act: KnownAct): string | null {
  return (
    madeBy(act)
      .map(faultOfDisposition)
      .find((fault) => fault !== null) ?? null
  )
}

function faultOf(act: KnownAct, log: CollationLog): string | null {
  if (act.kind === 'undo') return faultOfUndo(act.entry, log)
  if (act.kind === 'restore')
    return log.snapshots.some(({ id }) => id === act.snapshot) ? null : `no snapshot ${act.snapshot}`
  if (act.kind === 'refer')
    return disputeOf(log, act.dispute) ? `dispute ${act.dispute} is there already` : null
  if (act.kind === 'statement') return faultOfStatement(act, disputeOf(log, act.dispute))
  if (act.kind === 'rule') {
    const dispute = disputeOf(log, act.dispute)
    if (!dispute) return `no dispute ${act.dispute}`
    if (dispute.ruling) return 'it is ruled already'
    return isAbout(dispute, act.disposition) ? null : `not about dispute ${act.dispute}`
  }
  if (act.kind !== 'reverse') return null
  const held = log.disputes.find(({ rulings }) => rulings.at(-1)?.entry === act.ruling)
  if (!held) return `no ruling ${act.ruling} that holds`
  return isAbout(held, act.disposition) ? null : `not about dispute ${held.id}`
}

function faultOfUndo(id: EntryId, { entries }: CollationLog): string | null {
  const entry = entries.find((one) => one.id === id)
  if (!entry) return `no entry ${id}`
  return lastingOf(entries).has(id) ? `${entry.act.kind} is not undone` : null
}

function faultOfStatement(
  { dispute: id, party, round, text }: Extract<KnownAct, { kind: 'statement' }>,
  dispute: Dispute | undefined,
): string | null {
  if (!dispute) return `no dispute ${id}`
  if (!dispute.parties.includes(party)) return `${party} is no party`
  const stage = round === 'position' ? 'positions' : 'rebuttals'
  if (dispute.stage !== stage) return `not the time for a ${round}`
  const before = round === 'position' ? dispute.positions : dispute.rebuttals
  if (before.some((one) => one.party === party)) return `${party} has spoken`
  if (round === 'rebuttal' && text.length > dispute.rebuttalLimit)
    return `over ${dispute.rebuttalLimit} characters`
  return null
}

function disputeOf(log: CollationLog, id: string): Dispute | undefined {
  return log.disputes.find((one) => one.id === id)
}
