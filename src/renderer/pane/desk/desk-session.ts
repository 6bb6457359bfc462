import type { EditorState } from 'prosemirror-state'
import type { ClauseId, ClauseStateValue, ReviewOp } from '../../../core/model'
import { type Review, stepsJson } from '../../../core/review'
import {
  type AuthorSheet,
  type DocIndex,
  type EditSession,
  type EditorHost,
  type Outbox,
  type Outgoing,
  beginSession,
  changedClauses,
  clipboardParser,
  cleanSlice,
  createHost,
  editorPlugins,
  makeAuthorSheet,
  makeIndexer,
  markViews,
  nodeViews,
} from '../../editor'
import { type DeskStore, makeDeskStore } from '../../store/desk'
import { type ReviewStore, makeReviewStore } from '../../store/review'
import { followCaret } from './follow-caret'
import { whenQuiet } from './quiet'

/** One open review: its editor, its stores and its way to the disk. Panels read the stores and call this. */
export interface DeskSession {
  readonly review: ReviewStore
  readonly desk: DeskStore
  readonly edit: EditSession
  readonly outbox: Outbox
  readonly authors: AuthorSheet
  readonly index: () => DocIndex
  readonly host: () => EditorHost
  readonly canEdit: () => boolean
  /** Puts the editor into the page; the returned function takes it out. */
  mount(place: HTMLElement): () => void
  /** Does something that does not touch the text, and sends it. */
  act(op: ReviewOp): void
  setClauses(clauses: readonly ClauseId[], value: ClauseStateValue): void
  /** Brings the stores up to the text now, for what cannot wait for a quiet moment. */
  followNow(): void
  close(): void
}

export interface SessionStart {
  readonly review: Review
  readonly outbox: Outbox
  readonly canEdit: () => boolean
  /** What a screen reader says of a suggestion, in the language of the interface. */
  readonly describe: (authorName: string, kind: 'insertion' | 'deletion') => string
  readonly label: string
  readonly direction: 'ltr' | 'rtl'
}

export function startSession(start: SessionStart): DeskSession {
  const { outbox } = start
  const { head } = start.review
  const review = makeReviewStore(start.review)
  const desk = makeDeskStore()
  const edit = beginSession(head.author, review.records)
  const authors = makeAuthorSheet(head.author.id)
  authors.add(review.records().values())
  const indexer = makeIndexer(head.locale)
  const held: { host: EditorHost | null } = { host: null }
  const follow = (): void => {
    const doc = held.host?.view.state.doc
    if (doc && doc !== review.getState().review.doc) review.follow(doc)
  }
  const quiet = whenQuiet(follow)
  const caret = whenQuiet(
    () => held.host && followCaret(desk, review.getState(), indexer, held.host.view.state),
  )
  const canEdit = (): boolean => start.canEdit() && desk.getState().view !== 'original'
  const host = (): EditorHost => {
    if (!held.host) throw new Error('the editor is not on the screen')
    return held.host
  }
  const act = (op: ReviewOp): void => {
    review.act(op)
    outbox.push(op)
  }
  const setClauses = (clauses: readonly ClauseId[], value: ClauseStateValue): void => {
    if (!clauses.length) return
    act({ kind: 'clause', clauses: [...clauses], state: { value, author: head.author.id, at: edit.now() } })
  }
  const onOutgoing = (out: Outgoing): void => {
    review.enter(out.records, out.decisions)
    authors.add(out.records)
    outbox.push({
      kind: 'steps',
      steps: stepsJson(out.steps),
      records: [...out.records],
      ...(out.decisions.length ? { decisions: [...out.decisions] } : {}),
    })
  }
  const onState = (state: EditorState, before: EditorState): void => {
    desk.show({ clause: clauseAt(state) })
    if (state.doc !== before.doc) quiet.touch()
    else if (!state.selection.eq(before.selection)) caret.touch()
  }
  const describe = (ids: readonly string[], kind: 'insertion' | 'deletion'): string => {
    const { people } = review.getState().review
    const names = ids.map((id) => people.get(review.records().get(id)?.author ?? '')?.name ?? '')
    return start.describe([...new Set(names.filter(Boolean))].join(', '), kind)
  }
  const mount = (place: HTMLElement): (() => void) => {
    const made = createHost(place, {
      doc: review.getState().review.doc,
      session: edit,
      plugins: editorPlugins(),
      props: {
        nodeViews,
        markViews: markViews(describe),
        editable: canEdit,
        transformCopied: cleanSlice,
        clipboardParser,
        attributes: {
          class: 'text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': start.label,
          lang: head.locale,
          dir: start.direction,
          spellcheck: 'false',
          translate: 'no',
        },
      },
      onOutgoing: (out) => {
        onOutgoing(out)
        if (out.edited) startWork(out)
      },
      onState,
    })
    held.host = made
    return () => {
      made.settle()
      follow()
      held.host = null
      made.destroy()
    }
  }
  /** The first edit of an unread clause puts it in work. */
  const startWork = ({ before, after }: Outgoing): void => {
    const { clauses } = review.getState().review
    const isUnread = (id: string): boolean => (clauses.get(id)?.value ?? 'unread') === 'unread'
    setClauses(changedClauses(before, after).filter(isUnread), 'in-work')
  }
  return {
    review,
    desk,
    edit,
    outbox,
    authors,
    index: () => indexer(review.getState().review.doc),
    host,
    canEdit,
    mount,
    act,
    setClauses,
    followNow: () => {
      quiet.cancel()
      follow()
    },
    close: () => {
      quiet.cancel()
      caret.cancel()
      outbox.close()
      authors.remove()
    },
  }
}

function clauseAt(state: EditorState): string | null {
  return (state.selection.$head.parent.attrs['bid'] as string | null | undefined) ?? null
}
