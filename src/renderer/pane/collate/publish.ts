import i18next from 'i18next'
import type { FileTicket, Input } from '../../../contract'
import type { CollationHead, CollationId, Digest, PackId } from '../../../core/model'
import { client } from '../../api'
import { tellError } from '../../refusal'
import { collationStore } from '../../store/collation-window'
import { showToast } from '../../ui'
import { saveTicket } from '../handback'

/** Makes the next version of the pack and says so. Problems are told, never thrown. */
export async function publish(
  head: CollationHead,
  how: Omit<Input<'collation.publish'>, 'collations'>,
): Promise<void> {
  const { version } = how

  try {
    await client['collation.publish']({ collations: [head.id], ...how })
    await collationStore.retry()
    showToast({ tone: 'good', title: i18next.t('collate:publish.done', { version }) })
  } catch (error) {
    tellError(error)
  }
}

export function exportPack(pack: PackId, digest: Digest): Promise<void> {
  return give(() => client['pack.export']({ pack, digest }))
}

export function makeReceipts(collation: CollationId): Promise<void> {
  return give(() => client['receipts.create']({ collation }))
}

async function give(make: () => Promise<FileTicket>): Promise<void> {
  try {
    const ticket = await make()
    if ((await saveTicket(ticket)) !== 'cancelled')
      showToast({ tone: 'good', title: i18next.t('collate:publish.saved', { name: ticket.name }) })
  } catch (error) {
    tellError(error)
  }
}
