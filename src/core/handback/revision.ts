import type { Node } from 'prosemirror-model'
import { type Result, canonicalJson, digestJson, fail, ok } from '../base'
import { SCHEMA_VERSION, baseDigest } from '../doc'
import {
  type Digest,
  type Layer,
  type Problem,
  type ReviewState,
  type Revision,
  type ThreadPlace,
  problem,
} from '../model'
import { sameDocument } from './same-document'
import { type Review, openReview, toState } from '../review'
import { acceptAll, extract, faultOfChanges, layersOf, project } from '../suggestion'

/** SHA-256 of a revision's canonical JSON: its name. */
export function revisionDigest(revision: Revision): Digest {
  return digestJson(revision) as Digest
}

/**
 * The review as an immutable revision. Handing back does not change what a review says, so a review that was not
 * touched since it was handed back gives the very same revision again.
 */
export function toRevision(review: Review): Revision {
  const history = firstOfEach(review.handedBack)
  const last = history[history.length - 1]
  if (last) {
    const before = revisionWith(review, history.slice(0, -1))
    if (revisionDigest(before) === last.digest) return before
  }
  return revisionWith(review, history)
}

/**
 * The review that a revision describes, on the text that the pack delivered. Fails with `newer-version`,
 * `base-mismatch` if the text is another one, or `document-invalid` if the suggestions do not fit it.
 */
export function fromRevision(base: Node, revision: Revision): Result<Review, Problem> {
  if (revision.schemaVersion > SCHEMA_VERSION)
    return fail(problem('newer-version', `document schema ${revision.schemaVersion}`))
  if (baseDigest(base) !== revision.head.base)
    return fail(problem('base-mismatch', `${revision.head.document} ${revision.head.locale}`))
  const doc = rebuild(base, revision)
  if (!doc.ok) return doc
  const { schemaVersion: _schema, layers: _layers, pending: _pending, ancestors: _, ...rest } = revision
  return openReview({
    ...rest,
    rev: revision.rev + (revision.handedBack?.length ?? 0),
    doc: doc.value.toJSON() as ReviewState['doc'],
    handedBack: revision.handedBack ?? [],
  } as ReviewState)
}

/**
 * The revision of a review, proved: read back on the pack's text it gives the review again. What leaves the machine
 * is made with this. Fails as `fromRevision` does, and with `document-invalid` if something would be lost.
 */
export function sealRevision(base: Node, review: Review): Result<Revision, Problem> {
  const revision = toRevision(review)
  const again = fromRevision(base, revision)
  if (!again.ok) return again
  const same =
    sameDocument(again.value.doc, review.doc) &&
    revisionDigest(toRevision(again.value)) === revisionDigest(revision)
  if (same) return ok(revision)
  const { document, locale } = review.head
  return fail(problem('document-invalid', `${document} ${locale} does not come back as it is`))
}

function revisionWith(review: Review, handedBack: Review['handedBack']): Revision {
  const { doc: _doc, rev, handedBack: all, ...rest } = toState(review)
  const { changes, threads, ...extra } = extract(review.doc)
  return {
    ...rest,
    rev: rev - all.length,
    ancestors: handedBack.map((one) => one.digest),
    ...(handedBack.length ? { handedBack: [...handedBack] } : {}),
    schemaVersion: SCHEMA_VERSION,
    layers: [...layersOf(review.doc)],
    pending: { ...extra, changes, threads: inOrder(threads) },
  }
}

/** The document keeps thread marks on one text in the order they were made, which says nothing. */
function inOrder(places: readonly ThreadPlace[]): ThreadPlace[] {
  return places
    .map((place) => ({ place, key: canonicalJson(place) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ place }) => place)
}

function rebuild(base: Node, revision: Revision): Result<Node, Problem> {
  const name = `${revision.head.document} ${revision.head.locale}`
  const stages = [...revision.layers.map(({ changes }) => ({ changes, threads: [] })), revision.pending]
  const fault = stages.map(faultOfChanges).find((one) => one !== null)
  if (fault) return fail(problem('document-invalid', `${name}: ${fault}`))
  try {
    const settled = revision.layers.reduce(accepted, base)
    const doc = project(settled, revision.pending)
    const attrs = revision.layers.length ? { ...doc.attrs, settled: revision.layers } : doc.attrs
    return ok(doc.type.create(attrs, doc.content, doc.marks))
  } catch (e) {
    // Coordinates out of a file can point anywhere.
    const why = e instanceof Error ? e.message.slice(0, 150) : 'unreadable'
    return fail(problem('document-invalid', `${name}: ${why}`))
  }
}

function accepted(doc: Node, layer: Layer): Node {
  return acceptAll(project(doc, { changes: layer.changes, threads: [] }))
}

function firstOfEach(handedBack: Review['handedBack']): Review['handedBack'] {
  const seen = new Set<string>()
  return handedBack.filter(({ digest }) => !seen.has(digest) && seen.add(digest))
}
