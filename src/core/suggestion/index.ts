export type { Card, ChangeSpan, Decide, Resolved, TrackContext, Tracked } from './types'
