import i18next from 'i18next'
import type { KnownAct } from '../../../core/model'
import { client } from '../../api'
import { tellError } from '../../refusal'
import { collationStore } from '../../store/collation-window'
import { showToast } from '../../ui'
import { saveTicket } from '../handback/save-ticket'
import type { Audience } from './packet'

/** Enters acts and says so; a refusal is told and gives false. */
export async function saveActs(acts: readonly KnownAct[], said: string): Promise<boolean> {
  try {
    await collationStore.save(acts)
    showToast({ tone: 'good', title: said })
    return true
  } catch (error) {
    tellError(error)
    return false
  }
}

/** Gives the person the collation as a file, to send to others; brought in again, both copies are united. */
export async function exportPacket(audience: Audience): Promise<void> {
  const { open } = collationStore.getState()
  if (!open) return
  try {
    const ticket = await client['collation.export']({
      collation: open.head.id,
      ...(audience === 'parties' ? { audience } : {}),
    })
    if ((await saveTicket(ticket)) !== 'cancelled')
      showToast({ tone: 'good', title: i18next.t('adjudicate:said.exported'), text: ticket.name })
  } catch (error) {
    tellError(error)
  }
}
