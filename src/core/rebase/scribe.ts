import { type Json, canonicalJson, sameJson } from '../base'
import type { Proposal } from '../doc'
import type { ClauseId, RebaseContext, RebaseVerdict } from '../model'
import type { Token } from '../suggestion'
import type { Canvas } from './canvas'
import type { Ledger } from './ledger'
import type { Flow } from './meetings'
import { addedOf, againOf, threadsOf, valueOf } from './token-parts'

/** Where a flow is laid, and who notes what becomes of it. */
export interface Laying {
  readonly canvas: Canvas
  readonly ledger: Ledger
  readonly clauseAt: (next: number) => ClauseId | null
  readonly wasAt: (base: number) => ClauseId | null
  /** Suggestions inside a table or row. */
  readonly inside: (token: Token) => readonly string[]
}

/** A place in both texts, and the number of the context that tells about it. */
export interface Spot {
  readonly base: number
  readonly next: number
  readonly context?: number
}

/** Writes tokens of a review onto the new text, and notes what became of each. */
export class Scribe {
  /** The base token that a token of the review is, or the gap that it was inserted at. */
  readonly baseOf: readonly number[]

  constructor(
    readonly flow: Flow,
    readonly to: Laying,
  ) {
    let at = 0
    this.baseOf = flow.review.tokens.map(({ own }) => (own.ins ? at : at++))
  }

  note(ids: Iterable<string>, verdict: RebaseVerdict, { base, next, context }: Spot): void {
    const fate = { clause: this.to.clauseAt(next), was: this.to.wasAt(base) }
    this.to.ledger.note(ids, verdict, context === undefined ? fate : { ...fate, context })
  }

  /** The place with what is said there. */
  withContext({ base, next }: Spot, said: Omit<RebaseContext, 'clause' | 'was'>): Spot {
    const [clause, was] = [this.to.clauseAt(next), this.to.wasAt(base)]
    return { base, next, context: this.to.ledger.context({ ...said, clause, was } as RebaseContext) }
  }

  seen(token: Token): void {
    for (const id of threadsOf(token)) this.to.ledger.thread(id).was++
  }

  hang(next: number, token: Token): void {
    this.to.canvas.hang(next, threadsOf(token))
    for (const id of threadsOf(token)) this.to.ledger.thread(id).is++
  }

  /** A token of the review, or one of the old text that the new one has not, as an insertion. */
  add(gap: number, token: Token, ins: readonly string[]): void {
    this.to.canvas.add(gap, token.own.ins ? addedOf(token, ins) : againOf(token, ins))
    for (const id of threadsOf(token)) {
      this.to.ledger.thread(id).is++
      if (!token.own.ins) this.to.ledger.thread(id).again++
    }
  }

  /** What the review proposes of a token's properties, on the token that it became. */
  propose(token: Token, spot: Spot): void {
    const now = this.flow.next[spot.next]!
    for (const p of token.own.chg?.props ?? []) {
      const was = token.own.chg!.base[p.key] ?? null
      const is = valueOf(now, p.key)
      if (!sameJson(is, was) && sameJson(is, p.value)) {
        this.note([p.id], 'absorbed', spot)
        continue
      }
      this.to.canvas.propose(spot.next, p)
      if (sameJson(is, was)) this.note([p.id], 'kept', spot)
      else this.noteProperty(p, { was, is }, spot)
    }
  }

  /** What the review proposes of a token that is gone. */
  loseProposals(token: Token, spot: Spot): void {
    for (const p of token.own.chg?.props ?? [])
      this.noteProperty(p, { was: token.own.chg!.base[p.key] ?? null }, spot)
  }

  private noteProperty(p: Proposal, { was, is }: { was: Json; is?: Json }, spot: Spot): void {
    const verdict = is === undefined ? 'context-removed' : 'conflict'
    const said = {
      property: p.key,
      old: canonicalJson(was),
      new: is === undefined ? '' : canonicalJson(is),
      reviewer: canonicalJson(p.value),
    }
    this.note([p.id], verdict, this.withContext(spot, { verdict, ...said }))
  }
}
