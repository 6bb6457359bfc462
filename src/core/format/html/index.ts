export type { ReportInput, ReportOptions } from './input'
export { writeReport } from './report'
export type { ReportStrings } from './strings'
