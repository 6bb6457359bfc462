import { join } from 'node:path'
import { z } from 'zod'
import { Instant, ReviewHead, ReviewId, ReviewProgress } from '../../core/model'
import { type Review, progressOf } from '../../core/review'
import type { Disk } from '../disk/disk'

/** What the library shows of a review, so that listing opens no document. */
export const Card = z.object({
  /** What the review is asked for by: its id, or another name for a copy that is kept apart. */
  key: ReviewId,
  head: ReviewHead,
  rev: z.int(),
  progress: ReviewProgress,
  state: z.enum(['in-work', 'handed-back', 'changed-since']),
  updatedAt: Instant,
})
export type Card = z.infer<typeof Card>

/** Cards by review, each with the stamp of the files that it was made from. A cache: it may be thrown away. */
export const CardFile = z.record(z.string(), z.object({ stamp: z.string(), card: Card }))
export type CardFile = z.infer<typeof CardFile>

export function cardOf(review: Review, key: ReviewId): Card {
  const handedBack = review.handedBack[review.handedBack.length - 1]
  return {
    key,
    head: review.head,
    rev: review.rev,
    progress: progressOf(review),
    state: !handedBack ? 'in-work' : review.updatedAt > handedBack.at ? 'changed-since' : 'handed-back',
    updatedAt: review.updatedAt,
  }
}

/** Changes whenever the review's journal does: its file names, and how long the last segment is. */
export async function stampOf(disk: Disk, folder: string): Promise<string> {
  const names = (await disk.list(folder)).filter((name) => /^(snap|seg)-.*[.](json|jnl)$/.test(name))
  const last = names.filter((name) => name.startsWith('seg-')).pop()
  const length = last ? await disk.size(join(folder, last)) : 0
  return `${names.join(',')} ${length}`
}

/** Stamps of many review folders, a few at a time. */
export async function stampsOf(
  disk: Disk,
  root: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const stamps = new Map<string, string>()
  for (let i = 0; i < names.length; i += 32)
    await Promise.all(
      names
        .slice(i, i + 32)
        .map(async (name) => void stamps.set(name, await stampOf(disk, join(root, name)))),
    )
  return stamps
}
