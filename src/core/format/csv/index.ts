export { type CsvColumn, writeCsv } from './write'
