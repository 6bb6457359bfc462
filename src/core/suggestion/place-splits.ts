import { changedKeys } from './proposals'
import type { Draft } from './settle-ids'

/**
 * Says which of two paragraph ends is the new one after a split. ProseMirror gives the upper half a new end, which
 * would make "heading, Enter" read as a new heading and a heading turned paragraph, and would move the clause id
 * off its text. Where the upper half looks like the old paragraph and the lower half is all new, the old end stays with the upper half. Not for the last end of a stretch, which must stay the last.
 */
export function placeSplits(drafts: Draft[], closed: boolean): Draft[] {
  const ends = drafts.flatMap((d, at) => (d.token.kind === 'end' && d.role !== 'gone' ? [at] : []))
  const lastEnd = closed ? ends[ends.length - 1] : -1
  for (let k = 0; k + 1 < ends.length; k++) {
    const [upperAt, lowerAt] = [ends[k]!, ends[k + 1]!]
    const upper = drafts[upperAt]!
    const lower = drafts[lowerAt]!
    if (upper.role !== 'new' || lower.role !== 'keep' || lowerAt === lastEnd) continue
    if (lower.token.own.ins || lower.token.own.del || changedKeys(lower.token.own, upper.shown).length)
      continue
    // Text that was there before must stay before the old end, or rejecting would not give the base.
    if (!drafts.slice(upperAt + 1, lowerAt).every((d) => d.role === 'new' || d.role === 'gone')) continue
    drafts[upperAt] = { ...lower, shown: upper.shown, rawPos: upper.rawPos }
    drafts[lowerAt] = {
      ...upper,
      token: { ...upper.token, own: lower.shown },
      shown: lower.shown,
      rawPos: lower.rawPos,
    }
  }
  return drafts
}
