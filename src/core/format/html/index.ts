export type { ReportInput, ReportOptions } from './input'
export { type RedlineInput, writeRedline } from './redline'
export { writeReport } from './report'
export type { ReportStrings } from './strings'
