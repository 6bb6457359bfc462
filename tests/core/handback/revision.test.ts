import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { docOf, plainJson, schema } from '../../../src/core/doc'
import type { Revision } from '../../../src/core/model'
import { fromRevision, revisionDigest, sealRevision, summaryOf, toRevision } from '../../../src/core/handback'
import { type Review, progressOf, toState } from '../../../src/core/review'
import { LATER, para, play } from '../review/sample'
import { anyActs, playActs, policy, reviewOf } from './random-review'

interface Plain {
  readonly text?: string
  readonly marks?: readonly object[]
  readonly content?: readonly Plain[]
}

/** The document without section cuts and without the order of thread marks on a text, which means nothing. */
function flat(doc: Node): unknown {
  const blocks: unknown[] = []
  doc.forEach((section) => section.forEach((block) => blocks.push(ordered(block.toJSON() as Plain))))
  return { attrs: doc.attrs, blocks }
}

function ordered(node: Plain): Plain {
  const marks = [...(node.marks ?? [])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const content: Plain[] = []
  for (const child of (node.content ?? []).map(ordered)) {
    const last = content[content.length - 1]
    const joins = last?.text !== undefined && child.text !== undefined
    if (joins && JSON.stringify(last.marks) === JSON.stringify(child.marks))
      content[content.length - 1] = { ...last, text: last.text! + child.text! }
    else content.push(child)
  }
  return { ...node, marks, content }
}

function opened(revision: Revision, base = policy()): Review {
  const review = fromRevision(base, revision)
  if (!review.ok) throw new Error(`${review.problem.code}: ${review.problem.detail}`)
  return review.value
}

describe('a revision', () => {
  it('gives the review back exactly, through JSON', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const review = reviewOf(acts)
        const revision = JSON.parse(JSON.stringify(toRevision(review))) as Revision
        expect(sealRevision(policy(), review)).toEqual({ ok: true, value: toRevision(review) })
        const again = opened(revision)
        expect(flat(again.doc)).toEqual(flat(review.doc))
        const { doc: _a, ...mine } = toState(review)
        const { doc: _b, ...theirs } = toState(again)
        expect(theirs).toEqual(mine)
        expect(progressOf(again)).toEqual(progressOf(review))
        expect(revisionDigest(toRevision(again))).toBe(revisionDigest(revision))
      }),
      { numRuns: 150 },
    )
  })

  it('is the same again after it was handed back, until something is done', () => {
    const review = reviewOf([{ kind: 'edit', how: 'insert', a: 3, b: 0, who: 0 }])
    const digest = revisionDigest(toRevision(review))
    const handed = play(review, { kind: 'handed-back', at: LATER, digest })
    expect(revisionDigest(toRevision(handed))).toBe(digest)
    const twice = play(handed, { kind: 'handed-back', at: '2026-12-01T00:00:00.000Z', digest })
    expect(revisionDigest(toRevision(twice))).toBe(digest)

    const on = playActs(twice, [{ kind: 'clause', n: 1, value: 'flagged' }], 'r1')
    expect(toRevision(on).ancestors).toEqual([digest])
    expect(revisionDigest(toRevision(opened(toRevision(on))))).toBe(revisionDigest(toRevision(on)))
  })

  it('is not sealed when the text it stands on is not the pack’s', () => {
    const review = reviewOf([{ kind: 'edit', how: 'insert', a: 3, b: 0, who: 0 }])
    const untracked = new Transform(review.doc).insert(30, schema.text('slipped in')).doc
    expect(sealRevision(policy(), { ...review, doc: untracked })).toMatchObject({
      ok: false,
      problem: { code: 'document-invalid' },
    })
  })

  it('counts what it holds', () => {
    const review = reviewOf([
      { kind: 'edit', how: 'insert', a: 0, b: 0, who: 0 },
      { kind: 'decide', verdict: 'accept', n: 0 },
      { kind: 'edit', how: 'delete', a: 12, b: 4, who: 0 },
      { kind: 'thread', a: 30, b: 5 },
      { kind: 'clause', n: 0, value: 'reviewed' },
    ])
    expect(summaryOf(toRevision(review))).toEqual({
      changes: 1,
      accepted: 1,
      threads: 1,
      openThreads: 1,
      comments: 1,
      reviewed: 1,
      flagged: 0,
      inWork: 0,
    })
  })

  const good = (): Revision =>
    toRevision(
      reviewOf([
        { kind: 'edit', how: 'replace', a: 10, b: 5, who: 0 },
        { kind: 'thread', a: 30, b: 5 },
      ]),
    )
  const moved = (over: Record<string, unknown>): Revision => {
    const revision = good()
    const changes = revision.pending.changes.map((c) => ({ ...c, ...over }))
    return { ...revision, pending: { ...revision.pending, changes } } as Revision
  }
  it.each([
    ['another text', 'base-mismatch', good(), docOf([para('p1', 'Another text.')])],
    ['a later document schema', 'newer-version', { ...good(), schemaVersion: 99 }, policy()],
    ['a flow that is not there', 'document-invalid', moved({ flow: 't7.0.0' }), policy()],
    ['a flow that is nonsense', 'document-invalid', moved({ flow: '__proto__' }), policy()],
    [
      'places out of the text',
      'document-invalid',
      moved({ at: [9e9, 0], from: [9e9, 0], to: [9e9, 1] }),
      policy(),
    ],
    [
      'content that is no text',
      'document-invalid',
      moved({ content: [{ node: { type: 'script' } }] }),
      policy(),
    ],
    ['suggestions without records', 'document-invalid', { ...good(), records: [] }, policy()],
    ['thread marks without threads', 'document-invalid', { ...good(), threads: [] }, policy()],
  ] as [string, string, Revision, Node][])('is refused on %s', (_name, code, revision, base) => {
    expect(fromRevision(base, revision)).toMatchObject({ ok: false, problem: { code } })
  })

  it('does not touch the base it is laid on', () => {
    const base = policy()
    const before = JSON.stringify(plainJson(base))
    opened(good(), base)
    expect(JSON.stringify(plainJson(base))).toBe(before)
    expect(base.type).toBe(schema.topNodeType)
  })
})
