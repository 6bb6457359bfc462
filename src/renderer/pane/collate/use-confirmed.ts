import { useState } from 'react'
import type { Matter } from '../../../core/collation'

/** Whether the person has said that they know of these matters. What comes in meanwhile is confirmed anew. */
export function useConfirmed(matters: readonly Matter[]): {
  readonly isKnown: boolean
  readonly onKnown: (isKnown: boolean) => void
} {
  const [confirmed, setConfirmed] = useState('')
  const now = matters.map(({ id, state }) => `${state} ${id}`).join('\n')
  return { isKnown: confirmed === now, onKnown: (isKnown) => setConfirmed(isKnown ? now : '') }
}
