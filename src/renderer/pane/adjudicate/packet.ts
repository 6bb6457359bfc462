import { type CollationLog, forParties } from '../../../core/collation'
import { isKnown } from '../../../core/model'
import { sameName } from './same-name'

export type Audience = 'parties' | 'all'

/** What there is to say before a collation leaves the house. */
export interface PacketNotice {
  /** Statements that parties may not read yet. */
  readonly blind: number
  /** Names are hidden here, and stand in the reviews that go along. */
  readonly names: CollationLog['names']
  /** For whom it most likely is: who has answered sends everything back, anybody else sends the question round. */
  readonly likely: Audience
}

/** Null where the file hides nothing and tells nothing that is not to be seen here. */
export function packetNotice(log: CollationLog, me: string): PacketNotice | null {
  const { heldBack } = forParties(log.entries)
  if (heldBack.length === 0 && log.names === 'shown') return null
  const isAnswer =
    heldBack.length > 0 &&
    heldBack.every(({ act }) => isKnown(act) && act.kind === 'statement' && sameName(act.party, me))
  return { blind: heldBack.length, names: log.names, likely: isAnswer ? 'all' : 'parties' }
}
