export { ChangeAnswer, ThreadAnswer } from './answer-note'
export { ReceiptPanel } from './receipt-panel'
export { useUnread } from './read-mark'
export { useReceipts, useReceiptsOf } from './use-receipts'
