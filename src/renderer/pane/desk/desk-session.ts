import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { ClauseId, ClauseStateValue, ReviewOp } from '../../../core/model'
import { type Review, stepsJson } from '../../../core/review'
import {
  type AuthorSheet,
  type DocIndex,
  type EditSession,
  type EditorHost,
  type HostOptions,
  type Outbox,
  type Outgoing,
  beginSession,
  changedClauses,
  clipboardParser,
  cleanSlice,
  createHost,
  editorPlugins,
  makeAuthorSheet,
  makeGuard,
  makeIndexer,
  markViews,
  nodeViews,
} from '../../editor'
import { type DeskStore, makeDeskStore } from '../../store/desk'
import { type ReviewStore, makeReviewStore } from '../../store/review'
import { followCaret } from './follow-caret'
import { whenIdle, whenQuiet } from './quiet'

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
  /** Ends everything but the outbox, which may still have something to send. */
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
  /** Told when an edit broke a promise of tracking. */
  readonly onFault: (words: string) => void
  /** Told of an edit that was not made, for the person to hear. */
  readonly onRefused: (error: unknown) => void
}

export function startSession(start: SessionStart): DeskSession {
  return new Session(start)
}

class Session implements DeskSession {
  readonly review: ReviewStore
  readonly desk = makeDeskStore()
  readonly edit: EditSession
  readonly outbox: Outbox
  readonly authors: AuthorSheet
  private readonly indexer: (doc: Node) => DocIndex
  private mounted: EditorHost | null = null
  private readonly said = new Map<string, string>()
  private readonly quiet = whenQuiet(() => this.follow())
  private readonly caret = whenQuiet(() => {
    if (this.mounted) followCaret(this.desk, this.review.getState(), this.indexer, this.mounted.view.state)
  })

  constructor(private readonly start: SessionStart) {
    const { head } = start.review
    this.outbox = start.outbox
    this.review = makeReviewStore(start.review)
    this.edit = beginSession(head.author, () => this.review.records())
    this.authors = makeAuthorSheet(head.author.id)
    this.authors.add(this.review.records().values())
    this.indexer = makeIndexer()
  }

  readonly index = (): DocIndex => this.indexer(this.review.getState().review.doc)

  readonly host = (): EditorHost => {
    if (!this.mounted) throw new Error('the editor is not on the screen')
    return this.mounted
  }

  readonly canEdit = (): boolean => this.start.canEdit() && this.desk.getState().view !== 'original'

  mount(place: HTMLElement): () => void {
    const made = createHost(place, {
      doc: this.review.getState().review.doc,
      session: this.edit,
      plugins: editorPlugins(),
      props: this.editorProps(),
      onOutgoing: (out) => this.send(out),
      onState: (state, before) => this.onState(state, before),
      onRefused: this.start.onRefused,
      onTracked: makeGuard({ later: whenIdle, onBroken: this.start.onFault }),
    })
    this.mounted = made
    return () => {
      made.settle()
      this.follow()
      this.mounted = null
      made.destroy()
    }
  }

  act(op: ReviewOp, text?: Node): void {
    this.review.act(op, text)
    this.outbox.push(op)
  }

  setClauses(clauses: readonly ClauseId[], value: ClauseStateValue): void {
    if (clauses.length) this.act(this.clauseOp(clauses, value))
  }

  followNow(): void {
    this.quiet.cancel()
    this.follow()
  }

  close(): void {
    this.quiet.cancel()
    this.caret.cancel()
    this.authors.remove()
  }

  private follow(): void {
    const doc = this.mounted?.view.state.doc
    if (doc && doc !== this.review.getState().review.doc) this.review.follow(doc)
  }

  private send(out: Outgoing): void {
    this.review.enter(out.records, out.decisions)
    this.authors.add(out.records)
    this.outbox.push({
      kind: 'steps',
      steps: stepsJson(out.steps),
      records: [...out.records],
      ...(out.decisions.length ? { decisions: [...out.decisions] } : {}),
    })
    if (out.edited) this.startWork(out)
  }

  /** The first edit of an unread clause puts it in work. */
  private startWork({ before, after }: Outgoing): void {
    const { clauses } = this.review.getState().review
    const isUnread = (id: string): boolean => (clauses.get(id)?.value ?? 'unread') === 'unread'
    const begun = changedClauses(before, after).filter(isUnread)
    // `after`: a clause that undo brings back is not in the store's text yet.
    if (begun.length) this.act(this.clauseOp(begun, 'in-work'), after)
  }

  private onState(state: EditorState, before: EditorState): void {
    this.desk.show({ clause: clauseAt(state) })
    if (state.doc !== before.doc) this.quiet.touch()
    else if (!state.selection.eq(before.selection)) this.caret.touch()
  }

  private clauseOp(clauses: readonly ClauseId[], value: ClauseStateValue): ReviewOp {
    const state = { value, author: this.edit.person.id, at: this.edit.now() }
    return { kind: 'clause', clauses: [...clauses], state }
  }

  private describe(ids: readonly string[], kind: 'insertion' | 'deletion'): string {
    const { people } = this.review.getState().review
    const names = ids.map((id) => people.get(this.review.records().get(id)?.author ?? '')?.name ?? '')
    const authors = [...new Set(names.filter(Boolean))].join(', ')
    // Ten thousand marks say one of a handful of sentences.
    const key = `${kind} ${authors}`
    const said = this.said.get(key) ?? this.start.describe(authors, kind)
    this.said.set(key, said)
    return said
  }

  private editorProps(): HostOptions['props'] {
    return {
      nodeViews,
      markViews: markViews((ids, kind) => this.describe(ids, kind)),
      editable: this.canEdit,
      transformCopied: cleanSlice,
      clipboardParser,
      attributes: {
        class: 'text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': this.start.label,
        lang: this.start.review.head.locale,
        dir: this.start.direction,
        spellcheck: 'false',
        translate: 'no',
      },
    }
  }
}

function clauseAt(state: EditorState): string | null {
  return (state.selection.$head.parent.attrs['bid'] as string | null | undefined) ?? null
}
