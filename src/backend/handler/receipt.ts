import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import type { Context, Some } from './context'

export function receiptHandlers(_context: Context): Some<'receipts.create' | 'receipt.list'> {
  return {
    'receipts.create': () => Promise.reject(new Refusal(problem('not-allowed', 'receipts'))),
    'receipt.list': () => Promise.resolve({ receipts: [] }),
  }
}
