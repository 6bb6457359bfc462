import type { ClauseRef, Digest, PrecedentState, VersionRef } from '../model'

/** The clause of a precedent in the newest version of its pack that is at hand; `text` null where it is gone. */
export interface LatestClause extends VersionRef {
  readonly text: Digest | null
}

/** Whether a precedent may be cited. It may only where it holds. */
export type Standing = 'holds' | 'to-reconfirm' | 'reversed'

/**
 * A precedent holds while its clause reads as it did when it was made, as the ruling made it read, or as it did when
 * somebody reconfirmed it.
 * Without a newer version at hand (`latest` null) nothing speaks against it.
 */
export function standingOf(
  { precedent, reversal, reconfirmed }: PrecedentState,
  latest: LatestClause | null,
): Standing {
  if (reversal) return 'reversed'
  if (!latest || isSameText(precedent.clause, latest) || precedent.ruledText === latest.text) return 'holds'
  // What was gone and is gone again, or reads as it did, was read by a person then.
  const wasRead = reconfirmed.some(({ text }) => text === latest.text)
  return wasRead ? 'holds' : 'to-reconfirm'
}

function isSameText(clause: ClauseRef, latest: LatestClause): boolean {
  // Without a digest only the very version it was made on is known to be the same.
  if (clause.text === undefined) return clause.packDigest === latest.packDigest
  return clause.text === latest.text
}
