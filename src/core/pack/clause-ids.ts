import { digest } from '../base'
import type { ClauseId } from '../model'
import type { ClauseText } from './clause-text'
import { withoutNumber } from './tokens'

/**
 * Mints ids for clauses that continue none: made of the scope (a document, or a document in a locale), the
 * text without its number, and how many clauses with that text came before. `taken` ids are never given again.
 */
export class IdMint {
  private readonly seen = new Map<string, number>()
  private readonly taken: Set<string>

  constructor(
    private readonly scope: string,
    taken: Iterable<ClauseId>,
  ) {
    this.taken = new Set(taken)
  }

  mint(clause: ClauseText, prefix: 'c' | 'u'): ClauseId {
    const content = `${this.scope}\n${clause.cell ? 'cell' : ''}\n${withoutNumber(clause.text)}`
    for (;;) {
      const nth = this.seen.get(content) ?? 0
      this.seen.set(content, nth + 1)
      const id = `${prefix}${digest(`${content}\n${nth}`).slice(0, 12)}` as ClauseId
      if (this.taken.has(id)) continue
      this.taken.add(id)
      return id
    }
  }
}
