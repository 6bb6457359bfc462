import { digestJson } from '../base'
import type { Digest, Revision } from '../model'
import type { Head } from './edits'
import { cameAs, originKey, originsOf } from './origins'
import { order } from './wishes'

/** A revision that nobody has gone on from, as the merge meets it. */
export interface RevisionHead extends Head {
  readonly digest: Digest
  readonly revision: Revision
}

/** The digest of a revision (`revisionDigest`), however it is come by. */
export type DigestOf = (revision: Revision) => Digest

/**
 * The heads among revisions, in the order of their keys. A revision that another one of the same review grew out of is
 * left out, and so is one that its author has moved to this text as a review of its own; copies of a review that were worked on apart stay apart. A key is `<review>/<replica>`, and where several
 * heads would have the same one, `<review>/<replica>#<digest>` with the first 12 digits for each of them. Where digests are
 * known, as they are of what is kept under them, `digestOf` spares working them out.
 */
export function headsOf(revisions: readonly Revision[], digestOf: DigestOf = worked): RevisionHead[] {
  const byDigest = new Map(revisions.map((revision) => [digestOf(revision), revision]))
  // Only its own review can end a revision: another's word is not enough to make work disappear.
  const ended = new Set(
    [...byDigest.values()].flatMap(({ head, ancestors }) =>
      ancestors.map((digest) => `${head.id} ${digest}`),
    ),
  )
  const moved = new Set([...byDigest.values()].flatMap(originsOf))
  const live = [...byDigest].filter(([digest, revision]) => {
    // What was rebased is the ancestor of a later one under the digest that it came with.
    const names = [digest, cameAs(revision, digest)]
    return !names.some(
      (name) => ended.has(`${revision.head.id} ${name}`) || moved.has(originKey(revision.head, name)),
    )
  })
  const names = new Map<string, number>()
  for (const [, revision] of live) names.set(nameOf(revision), (names.get(nameOf(revision)) ?? 0) + 1)
  return live
    .map(([digest, revision]) => {
      const name = nameOf(revision)
      const key = names.get(name) === 1 ? name : `${name}#${digest.slice(0, 12)}`
      return { key, digest, revision, layers: revision.layers, pending: revision.pending }
    })
    .sort((a, b) => order(a.key, b.key))
}

function worked(revision: Revision): Digest {
  return digestJson(revision) as Digest
}

function nameOf({ head, replica }: Revision): string {
  return `${head.id}/${replica}`
}
