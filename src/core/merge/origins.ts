import { type Digest, Rebased, type Revision } from '../model'

/**
 * The name that another revision has where a moved one says that it says it all: only the author's own word ends a
 * review, so the author is part of it.
 */
export function originKey({ id, author }: Pick<Revision['head'], 'id' | 'author'>, digest: Digest): string {
  return JSON.stringify([id, author.id, digest])
}

/**
 * What a review was moved from: the states of its author's other reviews, by `originKey`, that it took up when it was
 * made anew on another version. Empty for one that was not moved; being rebased by somebody else is no move.
 */
export function originsOf({ head, rebased }: Revision): string[] {
  const out: string[] = []
  // Each step lies inside the one before; a file can nest no deeper than it can be read.
  let step: unknown = rebased
  while (step !== undefined) {
    const read = Rebased.safeParse(step)
    if (!read.success) break
    const { of, from, before } = read.data
    const { review: id, ancestors = [] } = from
    if (id !== undefined && id !== head.id)
      for (const digest of [of, ...ancestors]) out.push(originKey({ ...head, id }, digest))
    step = before
  }
  return out
}

/** The digest that a revision came with: that of the one it was rebased from by somebody else, or its own. */
export function cameAs({ head, rebased }: Revision, digest: Digest): Digest {
  const read = Rebased.safeParse(rebased)
  if (!read.success) return digest
  const { of, from } = read.data
  return from.review === undefined || from.review === head.id ? of : digest
}
