import type { FoldedHead, Matter, MatterWish, Standing } from '../../../../src/core/collation'
import type { Digest, Disposition, Entry } from '../../../../src/core/model'

/** A wish as far as the screen's own modules look at it. */
export function wish(digest: string, patch: object = {}): MatterWish {
  return {
    digest: digest as Digest,
    alternative: { content: [], edits: [], supporters: [], ids: [] },
    supporters: [],
    support: 0,
    ids: [],
    text: digest,
    reasons: [],
    errorTypes: [],
    necessities: [],
    ...patch,
  } as unknown as MatterWish
}

/** A matter of class `conflict`, open, in clause `c1`, unless it is said otherwise. */
export function matter(id: string, patch: object = {}): Matter {
  return {
    id,
    target: {
      kind: 'cluster',
      cluster: id,
      class: 'conflict',
      extent: { flow: 'body', from: 0, to: 1, property: null },
    },
    class: 'conflict',
    clause: 'c1',
    cluster: { id, property: null, covers: [], adjacent: [] },
    thread: null,
    base: '',
    wishes: [],
    heads: [],
    untouched: [],
    state: 'open',
    standing: null,
    late: [],
    dispute: null,
    ...patch,
  } as unknown as Matter
}

export function threadMatter(id: string, clause: string | null, text = 'why?'): Matter {
  return matter(`thread:${id}`, {
    clause,
    class: 'thread',
    cluster: null,
    target: { kind: 'thread', thread: id },
    thread: { clause, heads: [], thread: { id, kind: 'question', comments: [{ text }] } },
  })
}

export function head(key: string, patch: object = {}): FoldedHead {
  const [review = '', replica = ''] = key.split('/')
  return {
    key,
    review,
    replica,
    revision: `digest of ${key}`,
    reviewer: { id: `id of ${review}`, name: `Name of ${review}` },
    changes: [],
    threads: [],
    moot: [],
    reviewed: [],
    flagged: [],
    rebasedFrom: null,
    absorbed: [],
    verdicts: {},
    ...patch,
  } as unknown as FoldedHead
}

export function disposition(id: string, patch: object = {}): Disposition {
  const { target: on } = matter(id)
  return {
    on,
    outcome: 'accepted',
    reason: { code: 'clearer' },
    known: [],
    taken: null,
    edits: [],
    ...patch,
  } as Disposition
}

export function standing(entry: string, of: Disposition): Standing {
  return { id: `${entry}.0`, entry, disposition: of, dispute: null } as unknown as Standing
}

export function entry(id: string, act: object): Entry {
  const by = { id: 'ana', name: 'Ana' }
  return { id, seq: 1, by, at: '2026-11-02T08:00:00.000Z', act } as unknown as Entry
}
