import { revisionDigest } from '../handback'
import type { Head } from '../merge'
import type { Digest, Revision } from '../model'
import { rebasedOf } from './rebased'

/** A revision that nobody has gone on from, as the merge meets it. */
export interface LiveHead extends Head {
  readonly digest: Digest
  readonly revision: Revision
}

/**
 * The heads among revisions: what is an ancestor of another is left out, copies of a review that were worked on
 * apart stay apart. In the order of their keys, `<review>/<replica>`.
 */
export function liveHeads(revisions: readonly Revision[]): LiveHead[] {
  const byDigest = new Map(revisions.map((revision) => [revisionDigest(revision), revision]))
  const gone = new Set([...byDigest.values()].flatMap(({ ancestors }) => ancestors))
  // What was rebased is the ancestor of a later one under the digest that it came with.
  const isGone = (digest: Digest, revision: Revision): boolean =>
    gone.has(digest) || gone.has(rebasedOf(revision)?.of ?? digest)
  const heads = [...byDigest]
    .filter(([digest, revision]) => !isGone(digest, revision))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const taken = new Map<string, number>()
  return heads
    .map(([digest, revision]) => {
      const name = `${revision.head.id}/${revision.replica}`
      const copies = (taken.get(name) ?? 0) + 1
      taken.set(name, copies)
      const key = copies === 1 ? name : `${name}#${copies}`
      return { key, digest, revision, layers: revision.layers, pending: revision.pending }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}
