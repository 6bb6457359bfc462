import i18next from 'i18next'
import { receiptCsv } from '../../../core/format/csv'
import type { Receipt } from '../../../core/model'
import { saveBlob } from '../../save-blob'
import { dispositionStrings } from '../disposition/strings'

/** Gives the person the receipt as a table to keep. */
export function saveReceiptCsv(receipt: Receipt): void {
  const strings = { ...dispositionStrings(), ask: i18next.t('receipt:ask') }
  const name = `${receipt.document}.${receipt.locale}.receipt.csv`
  saveBlob(name, new Blob([receiptCsv(receipt, strings)], { type: 'text/csv;charset=utf-8' }))
}
