export { type CsvColumn, tabLine, writeCsv } from './write'
export {
  type DispositionColumn,
  type DispositionStrings,
  DISPOSITION_COLUMNS,
  dispositionCsv,
} from './disposition'
export { type ReceiptStrings, receiptCsv } from './receipt'
