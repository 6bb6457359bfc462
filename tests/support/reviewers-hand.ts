import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import {
  type ChangeId,
  type ChangeRecord,
  type ClauseId,
  ErrorType,
  type Instant,
  Necessity,
  type ReviewOp,
} from '../../src/core/model'
import { type Review, type TimedOp, stepsJson } from '../../src/core/review'
import { track } from '../../src/core/suggestion'
import { pickFrom, vocabularyOf } from './reviewers-words'

/** A reviewer's hand on one review: it makes operations as the desk does, with ids, times and reasons. */
export class Hand {
  doc: Node
  private count = 0
  private readonly session: string
  private minutes = 0
  private readonly records: Map<string, ChangeRecord>
  private readonly flagged = new Set<string>()

  constructor(
    readonly review: Review,
    readonly random: () => number,
  ) {
    this.doc = review.doc
    this.records = new Map(review.records)
    this.session = `${review.replica}s${review.handedBack.length}`
  }

  get author(): Review['head']['author']['id'] {
    return this.review.head.author.id
  }

  now(): Instant {
    return new Date(Date.parse(this.review.updatedAt) + ++this.minutes * 60_000).toISOString()
  }

  mint(): ChangeId {
    return `${this.session}.${++this.count}` as ChangeId
  }

  flag(clause: string): void {
    this.flagged.add(clause)
  }

  at(op: ReviewOp): TimedOp {
    const at = new Date(Date.parse(this.review.updatedAt) + this.minutes * 60_000).toISOString()
    return { op, at }
  }

  /** The operations of one edit: the tracked steps, and now and then what the reviewer says about it. */
  edited(raw: Transform, locale: string): TimedOp[] {
    const now = this.now()
    const tracked = track(this.doc, raw, {
      author: this.author,
      now,
      mintId: () => this.mint(),
      isMine: (id) => this.records.get(id)?.author === this.author,
      group: `${this.session}.g${this.minutes}`,
      origin: 'typing',
      trim: 'word',
    })
    this.doc = tracked.doc
    const touched = tracked.touched.flatMap((id) => {
      const known = this.records.get(id)
      return known ? [{ ...known, updatedAt: now }] : []
    })
    const records = [...tracked.minted, ...touched]
    for (const record of records) this.records.set(record.id, record)
    const ops = [this.at({ kind: 'steps', steps: stepsJson(tracked.steps), records })]
    const changes = tracked.minted.map((record) => record.id)
    if (!changes.length || this.random() > 0.4) return ops
    const remark = {
      ...(this.random() < 0.6 ? { reason: pickFrom(vocabularyOf(locale).reasons, this.random) } : {}),
      ...(this.random() < 0.6 ? { errorType: pickFrom(ErrorType.options, this.random) } : {}),
      ...(this.random() < 0.6 ? { necessity: pickFrom(Necessity.options, this.random) } : {}),
    }
    return [...ops, this.at({ kind: 'remark', changes, remark, at: now })]
  }

  /** How far the clauses are: a beginning is reviewed, the rest unread, some flagged. */
  states(clauses: readonly string[], how: { flags: number; reviewed: number }): TimedOp[] {
    for (let i = 0; i < how.flags && clauses.length; i++) this.flag(pickFrom(clauses, this.random))
    const at = this.now()
    const reviewed = clauses
      .slice(0, Math.round(clauses.length * how.reviewed))
      .filter((clause) => !this.flagged.has(clause))
    const op = (value: 'reviewed' | 'flagged', list: readonly string[]): TimedOp[] =>
      list.length
        ? [
            this.at({
              kind: 'clause',
              clauses: [...list] as ClauseId[],
              state: { value, author: this.author, at },
            }),
          ]
        : []
    return [...op('reviewed', reviewed), ...op('flagged', [...this.flagged].sort())]
  }
}
