export { schema, SCHEMA_VERSION, ANNOTATION_ATTRS, ANNOTATION_MARKS } from './schema'
export {
  type BlockProps,
  type MarkTracking,
  type PropertyKey,
  type Proposal,
  type Proposals,
  PROPERTY_KEYS,
  blockAttrs,
  blockProps,
} from './properties'
export { baseDigest, docOf, plainJson, sectionsOf } from './base'
export { type Clause, blockText, clausesOf, countWords } from './clauses'
export { clauseDigest } from './clause-digest'
export { readDoc, readStep } from './read'
export { recutSteps } from './recut'
export { SettleStep } from './settle-step'
