export { fromRevision, revisionDigest, sealRevision, toRevision } from './revision'
export { type Handback, MANIFEST_PATH, readHandback, writeHandback } from './file'
export { type RevisionSummary, summaryOf } from './summary'
export { type ImportAction, type ImportPlan, type ImportReason, type Shelf, planImport } from './plan-import'
