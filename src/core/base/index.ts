export { type Result, ok, fail } from './result'
export { invariant, exhausted } from './invariant'
export { type Json, canonicalJson, sameJson } from './canonical-json'
export { digest, digestJson } from './digest'
