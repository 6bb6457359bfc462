import { randomUUID } from 'node:crypto'
import { type Input, Refusal, ReviewOps } from '../../contract'
import { type Person, ReviewId, type ReviewState, problem } from '../../core/model'
import { type Review, beginReview, continueReview, toState } from '../../core/review'
import { readList } from '../transfer/read-list'
import { type MovedReview, movedReview } from '../transfer/move-review'
import { findOwn, findUntouched, readOwn } from '../workspace/own-review'
import { findRendering, readRendering } from '../workspace/renderings'
import type { Content } from '../workspace/content'
import type { Workspace } from '../workspace/workspace'
import { type Context, type Some, demandPerson } from './context'
import { turns } from './turns'

export function reviewHandlers({
  workspace,
  uploads,
}: Context): Some<
  | 'review.begin'
  | 'review.continue'
  | 'review.rebase-preview'
  | 'review.rebase'
  | 'review.read'
  | 'review.save'
  | 'review.save-upload'
> {
  // One after the other, so that two at once do not begin two reviews of one text.
  const inTurn = turns()
  return {
    'review.begin': (asked) => inTurn(() => begin(workspace, asked)),
    'review.continue': ({ review }) => inTurn(() => continueFrom(workspace, review)),
    'review.rebase-preview': async (asked) => ({ report: (await moved(workspace, asked)).report }),
    'review.rebase': (asked) => inTurn(() => rebaseOwn(workspace, asked)),
    'review.read': async ({ review }) => toState(await (await workspace.content()).reviews.read(review)),
    'review.save': (asked) => save(workspace, asked),
    'review.save-upload': async ({ upload, ...asked }) => {
      try {
        return await save(workspace, { ...asked, ops: await readList(uploads, upload, ReviewOps) })
      } finally {
        await uploads.cancel(upload)
      }
    },
  }
}

async function save(workspace: Workspace, asked: Input<'review.save'>): Promise<{ rev: number }> {
  const { review: key, rev, ops } = asked
  const content = await workspace.content()
  const { head } = await content.reviews.read(key)
  if (head.author.id !== content.person.data.person?.id || head.id !== key)
    throw new Refusal(problem('not-allowed', 'review'))
  const saved = await content.reviews.save(key, { rev, ops, at: workspace.ports.now() })
  workspace.tell({ kind: 'review.saved', review: key, rev: saved.rev })
  return { rev: saved.rev }
}

/** Opens the person's review of a rendering, or begins it. */
async function begin(workspace: Workspace, asked: Input<'review.begin'>): Promise<ReviewState> {
  const { ports, tell } = workspace
  const content = await workspace.content()
  const person = demandPerson(content)
  const known = await findOwn(content, asked, person)
  if (known) return toState(await withName(content, known, person, ports.now()))
  const pack = await content.packs.find(asked.pack, asked.digest)
  const base = await readRendering(content.packs, pack, asked)
  const rendering = findRendering(pack.manifest, asked.document, asked.locale)
  if (!rendering) throw new Refusal(problem('not-found', `${asked.document} ${asked.locale}`))
  const head = {
    id: ReviewId.parse(`r-${randomUUID()}`),
    pack: asked.pack,
    packVersion: pack.manifest.version,
    packDigest: asked.digest,
    document: asked.document,
    locale: asked.locale,
    base: rendering.base,
    author: person,
    createdAt: ports.now(),
  }
  const review = beginReview({ head, base, replica: randomUUID() })
  await content.reviews.add(head.id, review)
  tell({ kind: 'library.changed' })
  return toState(review)
}

/** The person's own review, grown out of another one. One begun by opening and never worked on gives way to it. */
async function continueFrom(workspace: Workspace, key: ReviewId): Promise<ReviewState> {
  const { ports, tell } = workspace
  const content = await workspace.content()
  const person = demandPerson(content)
  const from = await content.reviews.read(key)
  const { head } = from
  const own = await findUntouched(
    content,
    { digest: head.packDigest, document: head.document, locale: head.locale },
    person,
  )
  if (own) await content.reviews.remove(own.head.id)
  const begun = {
    ...head,
    id: ReviewId.parse(`r-${randomUUID()}`),
    author: person,
    createdAt: ports.now(),
  }
  const review = continueReview(from, { head: begun, replica: randomUUID() })
  await content.reviews.add(begun.id, review)
  tell({ kind: 'library.changed' })
  return toState(review)
}

interface Moving extends MovedReview {
  readonly content: Content
  readonly person: Person
  /** What was begun by opening the other version: it gives way. */
  readonly untouched: Review | null
}

async function moved(workspace: Workspace, asked: Input<'review.rebase'>): Promise<Moving> {
  const content = await workspace.content()
  const person = demandPerson(content)
  const review = await readOwn(content, asked.review, person)
  const { document, locale } = review.head
  const other = await movedReview(content, review, asked.digest)
  // Last, for moving takes its time: what was only opened may have been worked on meanwhile.
  const untouched = await findUntouched(content, { digest: asked.digest, document, locale }, person)
  return { content, person, untouched, ...other }
}

async function rebaseOwn(workspace: Workspace, asked: Input<'review.rebase'>): Promise<ReviewState> {
  const { ports, tell } = workspace
  const { content, person, untouched, review } = await moved(workspace, asked)
  if (untouched) await content.reviews.remove(untouched.head.id)
  const id = ReviewId.parse(`r-${randomUUID()}`)
  const begun: Review = {
    ...review,
    head: { ...review.head, id, author: person, createdAt: ports.now() },
    replica: randomUUID(),
    // What it holds is work: never again does it give way as one that was merely opened.
    rev: Math.max(1, review.rev),
    handedBack: [],
  }
  await content.reviews.add(id, begun)
  tell({ kind: 'library.changed' })
  return toState(begun)
}

/** The person may have taken another name or market since; their id stays. */
async function withName(content: Content, review: Review, person: Person, at: string): Promise<Review> {
  const { name, market } = review.head.author
  if (name === person.name && market === person.market) return review
  return content.reviews.save(review.head.id, { rev: review.rev, ops: [{ kind: 'person', person }], at })
}
