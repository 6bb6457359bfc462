import {
  type GapAct,
  type PrecedentId,
  type Problem,
  type RegisterAct,
  isKnownRegisterAct,
  problem,
} from '../model'
import type { Register } from './types'

/** Why an act makes no sense now; null when it does. What comes from another copy is never refused for it. */
export function checkAct(register: Register, act: RegisterAct): Problem | null {
  if (!isKnownRegisterAct(act)) return problem('op-invalid', `unknown act ${act.kind}`)
  if (act.kind === 'open' || act.kind === 'precedent') return null
  return act.kind === 'reverse' || act.kind === 'reconfirm'
    ? checkPrecedent(register, act.precedent)
    : checkGap(register, act)
}

function checkPrecedent({ precedents }: Register, id: PrecedentId): Problem | null {
  const found = precedents.get(id)?.state
  if (!found) return problem('not-found', id)
  return found.reversal ? problem('op-invalid', `precedent ${id} was reversed`) : null
}

function checkGap({ gaps }: Register, act: GapAct): Problem | null {
  const found = gaps.get(act.gap)?.state
  if (!found) return problem('not-found', act.gap)
  const { status, answer } = found
  const isOver = status === 'closed' || status === 'declined'
  switch (act.kind) {
    case 'edit':
      return null
    case 'reopen':
      return isOver ? null : problem('op-invalid', `${act.gap} is not closed`)
    case 'approve-answer':
      return answer?.text === act.text ? null : problem('op-invalid', `${act.gap} has another answer`)
    case 'answer':
    case 'close':
    case 'decline':
      return isOver ? problem('op-invalid', `${act.gap} is ${status}`) : null
  }
}
