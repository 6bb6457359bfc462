import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { SCHEMA_VERSION, baseDigest, clausesOf, docOf, schema } from '../../../src/core/doc'
import type {
  AuthorId,
  ChangeId,
  ChangeRecord,
  ChangeSet,
  ClauseId,
  Digest,
  DocumentId,
  Locale,
  PackId,
  ReviewId,
  Revision,
  Thread,
  ThreadId,
} from '../../../src/core/model'
import { acceptAll, extract, track } from '../../../src/core/suggestion'
import { anchorAt } from '../../../src/core/thread'
import { Desk, type Edit, baseDocs } from '../../support/edits'
import { meetings } from '../../support/meetings'
import { para } from '../review/sample'

const AT = '2026-02-01T00:00:00.000Z'
const ANA = { id: 'ana' as AuthorId, name: 'Ana' }

/** The pack that rebased reviews come to stand on. */
export const NEXT = { packVersion: '2', packDigest: 'e'.repeat(64) as Digest }

export interface Made {
  readonly revision: Revision
  readonly clean: Node
}

/** A thread on the words between two places, in [0, 1). */
export interface Hook {
  readonly a: number
  readonly b: number
}

export const hooks: fc.Arbitrary<Hook[]> = fc.array(
  fc.record({
    a: fc.double({ min: 0, max: 0.99, noNaN: true }),
    b: fc.double({ min: 0, max: 0.99, noNaN: true }),
  }),
  { maxLength: 3 },
)

/** A base, what a reviewer does to it, what the next version makes of it meanwhile, and threads; the two often meet. */
export const meeting: fc.Arbitrary<[base: Node, mine: Edit[], theirs: Edit[], hung: Hook[]]> = fc
  .tuple(baseDocs(true, 3), meetings({ min: 2, max: 2 }, 3), hooks)
  .map(([base, [mine, theirs], hung]) => [base, mine!, theirs!, hung])

/** What reviewers made of a base by these edits, as one revision; `who` starts the ids, so that sides never share one. */
export function madeOf(
  base: Node,
  script: readonly Edit[],
  { who = 'r', hung = [], authors = 1 }: { who?: string; hung?: readonly Hook[]; authors?: number } = {},
): Made {
  const desk = new Desk(base)
  for (const edit of script) desk.edit({ ...edit, author: edit.author % authors })
  const threads: Thread[] = []
  const tr = new Transform(desk.doc)
  for (const hook of hung) hang(tr, hook, threads)
  const clean = acceptAll(desk.doc)
  const pending = extract(tr.doc)
  const revision: Revision = {
    head: {
      id: `${who}eview` as ReviewId,
      pack: 'pack' as PackId,
      packVersion: '1',
      packDigest: 'd'.repeat(64) as Digest,
      document: 'doc' as DocumentId,
      locale: 'en' as Locale,
      base: baseDigest(base),
      author: ANA,
      createdAt: AT,
    },
    replica: 'x',
    rev: script.length,
    ancestors: [],
    schemaVersion: SCHEMA_VERSION,
    layers: [],
    pending,
    records: [...desk.records.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((record) => ({ ...record, reason: `why ${record.id}` })),
    decisions: [],
    threads,
    clauses: {},
    people: [ANA],
    updatedAt: AT,
  }
  return { revision, clean }
}

function hang(tr: Transform, { a, b }: Hook, threads: Thread[]): void {
  const places: number[] = []
  tr.doc.descendants((node, pos) => {
    if (node.isInline) for (let i = 0; i < node.nodeSize; i++) places.push(pos + i)
    return true
  })
  if (!places.length) return
  const from = places[Math.floor(a * places.length)]!
  const to = Math.min(from + 1 + Math.floor(b * 12), tr.doc.resolve(from).end())
  const id = `t${threads.length}` as ThreadId
  tr.addMark(from, to, schema.marks.cmt.create({ id }))
  threads.push(threadOn(id, anchorAt(tr.doc, 'target', { from, to })))
}

export function threadOn(id: ThreadId, anchor: Thread['anchor']): Thread {
  return {
    id,
    kind: 'question',
    anchor,
    createdAt: AT,
    author: ANA.id,
    status: { value: 'open', counter: 0, at: AT, author: ANA.id },
    comments: [{ id: `${id}.c`, author: ANA.id, at: AT, text: 'Why?' }] as unknown as Thread['comments'],
  }
}

/** The same revision with a state on every clause of its text. */
export function withStates(revision: Revision, doc: Node): Revision {
  const values = ['reviewed', 'flagged', 'in-work'] as const
  const states = clausesOf(doc).map(({ id }, i) => [id, { value: values[i % 3]!, author: ANA.id, at: AT }])
  return { ...revision, clauses: Object.fromEntries(states) as Record<ClauseId, never> }
}

/** An update of a base: the set of changes, and the text that it gives. */
export function updateOf(base: Node, script: readonly Edit[]): { set: ChangeSet; to: Node } {
  const { revision, clean } = madeOf(base, script, { who: 'u' })
  return { set: { changes: revision.pending.changes, threads: [] }, to: clean }
}

/** One paragraph a text, with clause ids in order. */
export const doc = (...texts: string[]): Node => docOf(texts.map((text, i) => para(`c${i}`, text)))

/** The words of a document, one line a paragraph. */
export const words = (of: Node): string => {
  const lines: string[] = []
  of.descendants((node) => {
    if (node.isTextblock) lines.push(node.textContent)
    return !node.isTextblock
  })
  return lines.join('/')
}

/** A person's replacement of some words by others, tracked. */
export function edited(
  base: Node,
  who: string,
  ...swaps: [string, string][]
): { set: ChangeSet; records: ChangeRecord[]; clean: Node } {
  let now = base
  const records: ChangeRecord[] = []
  let n = 0
  for (const [old, text] of swaps) {
    let at = -1
    now.descendants((node, pos) => {
      const i = node.isText && !node.marks.some((m) => m.type.name === 'del') ? node.text!.indexOf(old) : -1
      if (i >= 0 && at < 0) at = pos + i
    })
    if (at < 0) throw new Error(`no ${old}`)
    const tr = new Transform(now)
    if (text) tr.replaceWith(at, at + old.length, schema.text(text))
    else tr.delete(at, at + old.length)
    const tracked = track(now, tr, {
      author: who as AuthorId,
      now: '2026-03-01T00:00:00.000Z',
      mintId: () => `${who}.${++n}` as ChangeId,
      isMine: () => false,
      group: `${who}${n}`,
      origin: 'typing',
      trim: 'word',
    })
    records.push(...tracked.minted)
    now = tracked.doc
  }
  return { set: extract(now), records, clean: acceptAll(now) }
}

/** A review that makes these replacements. */
export function revisionOf(base: Node, ...swaps: [string, string][]): Revision {
  const { set, records } = edited(base, 'r', ...swaps)
  return { ...madeOf(base, []).revision, pending: set, records }
}
