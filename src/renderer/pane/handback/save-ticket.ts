import i18next from 'i18next'
import type { FileTicket } from '../../../contract'
import type { ReviewId } from '../../../core/model'
import { client } from '../../api'
import { tellError } from '../../refusal'
import { saveBlob } from '../../save-blob'
import { showToast } from '../../ui'
import { fetchTicket } from './fetch-ticket'

/**
 * Gives the person a file the backend made: by the host's save dialog where there is one, else as a download.
 * Settles with what became of it; rejects with a `Refusal`.
 */
export async function saveTicket(ticket: FileTicket): Promise<'saved' | 'cancelled' | 'download'> {
  const { outcome } = await client['file.deliver']({ ticket: ticket.ticket })
  if (outcome === 'download') saveBlob(ticket.name, await fetchTicket(client, ticket))
  return outcome
}

/** Makes the HTML report of a review and gives it to the person. Problems are told, never thrown. */
export async function saveReport(review: ReviewId): Promise<void> {
  try {
    const ticket = await client['report.create']({ review, uiLocale: i18next.language })
    if ((await saveTicket(ticket)) !== 'cancelled')
      showToast({ tone: 'good', title: i18next.t('library:handback.reportSaved'), text: ticket.name })
  } catch (error) {
    tellError(error)
  }
}
