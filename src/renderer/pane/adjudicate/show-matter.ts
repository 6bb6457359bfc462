import { goTo } from '../../store'
import { collationStore } from '../../store/collation-window'
import { select } from '../collate/view'

/** Goes to a matter of the open collation where it is decided. */
export function showMatter(id: string): void {
  const { target } = collationStore.getState()
  if (!target) return
  goTo({ screen: 'collate', target })
  // The screen chooses its first matter when it comes; this is chosen after that.
  setTimeout(() => select(id, 'matter'), 0)
}
