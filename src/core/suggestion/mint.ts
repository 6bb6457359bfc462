import type { ChangeId, ChangeRecord } from '../model'
import type { TrackContext } from './types'

/** Hands out the ids of one gesture: one fresh id for each kind, and a note of every own id that was used again. */
export interface Mint {
  readonly fresh: (kind: ChangeRecord['kind']) => ChangeId
  readonly touch: (id: string) => ChangeId
  readonly firstMine: (ids: readonly string[] | null) => string | undefined
  readonly isMine: (id: string) => boolean
  readonly minted: () => ChangeRecord[]
  readonly touched: () => ChangeId[]
}

export function mintFor(ctx: TrackContext): Mint {
  const records = new Map<ChangeRecord['kind'], ChangeRecord>()
  const touched = new Set<ChangeId>()
  return {
    fresh(kind) {
      const known = records.get(kind)
      if (known) return known.id
      const record: ChangeRecord = {
        id: ctx.mintId(),
        kind,
        author: ctx.author,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        group: ctx.group,
        ...(ctx.batch === undefined ? {} : { batch: ctx.batch }),
        origin: ctx.origin,
      }
      records.set(kind, record)
      return record.id
    },
    touch(id) {
      touched.add(id as ChangeId)
      return id as ChangeId
    },
    firstMine: (ids) => ids?.find((id) => isOwn(id)),
    isMine: isOwn,
    minted: () => [...records.values()],
    touched: () => [...touched],
  }
  function isOwn(id: string): boolean {
    for (const record of records.values()) if (record.id === id) return true
    return ctx.isMine(id)
  }
}
