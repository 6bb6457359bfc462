import type { Client } from '../../../src/contract'
import type {
  ChangeId,
  CommentId,
  DocumentId,
  Locale,
  ReviewOp,
  ReviewState,
  ThreadId,
} from '../../../src/core/model'
import type { BuiltPack } from '../../../src/core/pack'
import { type Desk, zipped } from './desk'
import { smallPack } from './pack'
import { typing } from './typing'

/** Puts the small pack into a data folder and begins the German review of its first document. */
export async function beginReview(
  at: Desk,
  name = 'Ana',
  pack: BuiltPack = smallPack(),
): Promise<ReviewState> {
  await at.client['person.save']({ name })
  await at.bring(zipped('gifts.stetpack', pack.files))
  return beginAgain(at.client, pack)
}

export function beginAgain(
  client: Client,
  pack: BuiltPack,
  locale = 'de',
  document = 'gifts',
): Promise<ReviewState> {
  return client['review.begin']({
    pack: pack.manifest.id,
    digest: pack.digest,
    document: document as DocumentId,
    locale: locale as Locale,
  })
}

/** Some of everything that a person can do, saved; the review as it is read afterwards. */
export async function work(client: Client, state: ReviewState, session = 's'): Promise<ReviewState> {
  await client['review.save']({ review: state.head.id, rev: state.rev, ops: dayOfWork(state, session) })
  return client['review.read']({ review: state.head.id })
}

function dayOfWork(state: ReviewState, session: string): ReviewOp[] {
  const author = state.head.author.id
  const at = '2026-11-23T07:30:00.000Z'
  const first = typing(state, 1, 'Bitte: ', `${session}1`)
  const second = typing({ ...state, doc: first.doc }, 2, 'Nur ', `${session}2`)
  const quote = { exact: '', prefix: '', suffix: '' }
  return [
    first.op,
    second.op,
    { kind: 'remark', changes: [`${session}1.1` as ChangeId], remark: { reason: 'tone' }, at },
    {
      kind: 'thread',
      thread: {
        id: `${session}-t1` as ThreadId,
        kind: 'question',
        anchor: { side: 'source', clause: null, quote, foundBy: 'author' },
        createdAt: at,
        author,
        status: { value: 'open', counter: 0, at, author },
        comments: [{ id: `${session}-c1` as CommentId, author, at, text: 'Since when?' }],
      },
    },
    { kind: 'clause', clauses: [first.clause], state: { value: 'reviewed', author, at } },
  ]
}
