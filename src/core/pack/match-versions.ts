import { equalInOrder } from '../base'
import { addTo } from './grouped'
import { similarCandidates } from './match-similar'
import type { Matchable } from './matchable'
import { withoutNumber } from './tokens'

export interface VersionMatch {
  /** Old clause by new clause, as indices. An old clause lives on in one new clause at most. */
  readonly continued: ReadonlyMap<number, number>
  /** New clauses that resemble old ones, but none clearly best: they are new. */
  readonly uncertain: readonly number[]
}

/**
 * Finds which clauses of the old version live on in the new one: first the same text in the same order, then
 * the same text elsewhere, then the same text under another number, then cells of a kept table row, at last
 * likeness of words. Deterministic; time is bounded whatever the texts.
 */
export function matchVersions(before: readonly Matchable[], after: readonly Matchable[]): VersionMatch {
  const match = new Matching(before, after)
  const exact = (c: Matchable): string => `${c.kind}\n${c.text}`
  for (const [i, j] of equalInOrder(before.map(exact), after.map(exact))) match.pair(i, j)
  match.equal(exact)
  match.equal((c) => (c.tokens.length > 1 ? `${c.cell ? 'cell' : ''}\n${withoutNumber(c.text)}` : null))
  match.rows()
  const uncertain = match.similar()
  return { continued: match.continued(), uncertain }
}

class Matching {
  private readonly toNew: number[]
  private readonly toOld: number[]

  constructor(
    private readonly before: readonly Matchable[],
    private readonly after: readonly Matchable[],
  ) {
    this.toNew = before.map(() => -1)
    this.toOld = after.map(() => -1)
  }

  pair(i: number, j: number): void {
    this.toNew[i] = j
    this.toOld[j] = i
  }

  /** Pairs what is left of equal keys: keys that are single first, then beside a pair, then in order. */
  equal(key: (clause: Matchable) => string | null): void {
    const left = (list: readonly Matchable[], taken: readonly number[]): Map<string, number[]> => {
      const groups = new Map<string, number[]>()
      list.forEach((clause, at) => {
        const name = taken[at]! < 0 ? key(clause) : null
        if (name !== null) addTo(groups, name, at)
      })
      return groups
    }
    const olds = left(this.before, this.toNew)
    for (const [name, news] of left(this.after, this.toOld)) {
      const same = olds.get(name)
      if (same?.length === 1 && news.length === 1) this.pair(same[0]!, news[0]!)
    }
    this.beside(key, 1)
    this.beside(key, -1)
    const rest = left(this.before, this.toNew)
    for (const [name, news] of left(this.after, this.toOld))
      news.forEach((j, k) => {
        const i = rest.get(name)?.[k]
        if (i !== undefined) this.pair(i, j)
      })
  }

  private beside(key: (clause: Matchable) => string | null, step: 1 | -1): void {
    const first = step === 1 ? 1 : this.after.length - 2
    for (let j = first; j >= 0 && j < this.after.length; j += step) {
      const neighbour = this.toOld[j - step]!
      const i = neighbour + step
      if (this.toOld[j]! >= 0 || neighbour < 0 || this.toNew[i] !== -1) continue
      const name = key(this.after[j]!)
      if (name !== null && key(this.before[i]!) === name) this.pair(i, j)
    }
  }

  /**
   * A cell belongs to its row: it is the cell in the same column of the row that lives on, whatever it says
   * now, and no cell of another row, even if that one says what it said.
   */
  rows(): void {
    const oldRows = rowsOf(this.before)
    const newRows = rowsOf(this.after)
    const partner = this.partnerRows()
    const claimed = new Set(partner.values())
    this.toOld.forEach((i, j) => {
      const from = i < 0 ? null : this.before[i]!.cell
      const to = this.after[j]!.cell
      if (!from || !to || partner.get(to.row) === from.row) return
      if (!partner.has(to.row) && !claimed.has(from.row)) return
      this.toNew[i] = -1
      this.toOld[j] = -1
    })
    for (const [row, old] of partner) {
      const cells = newRows.get(row)!
      const olds = oldRows.get(old)!
      if (olds.length !== cells.length) continue
      cells.forEach((j, column) => {
        const i = olds[column]!
        if (this.toOld[j]! < 0 && this.toNew[i]! < 0) this.pair(i, j)
      })
    }
  }

  /** New row to old row: by their first cells, or by two others. The most alike rows choose first. */
  private partnerRows(): Map<number, number> {
    const votes = new Map<string, { readonly from: number; readonly to: number; n: number }>()
    this.toOld.forEach((i, j) => {
      const from = i < 0 ? null : this.before[i]!.cell
      const to = this.after[j]!.cell
      if (!from || !to || from.column !== to.column) return
      const vote = votes.get(`${from.row} ${to.row}`) ?? { from: from.row, to: to.row, n: 0 }
      votes.set(`${from.row} ${to.row}`, vote)
      vote.n += to.column === 0 ? 2 : 1
    })
    const ranked = [...votes.values()].sort((a, b) => b.n - a.n || a.to - b.to || a.from - b.from)
    const partner = new Map<number, number>()
    const taken = new Set<number>()
    for (const { from, to, n } of ranked) {
      if (n < 2 || partner.has(to) || taken.has(from)) continue
      partner.set(to, from)
      taken.add(from)
    }
    return partner
  }

  /** Pairs by likeness as long as one pair is clearly the best for both of its sides; lists the rest. */
  similar(): number[] {
    const free = similarCandidates({
      before: this.before,
      after: this.after,
      toNew: this.toNew,
      toOld: this.toOld,
    })
    for (let again = true; again;) {
      again = false
      for (const pair of free.clear(this.toNew, this.toOld)) {
        if (this.toNew[pair.old]! >= 0 || this.toOld[pair.new]! >= 0) continue
        this.pair(pair.old, pair.new)
        again = true
      }
    }
    return free.open(this.toNew, this.toOld)
  }

  continued(): Map<number, number> {
    return new Map(this.toOld.flatMap((i, j) => (i < 0 ? [] : [[j, i] as const])))
  }
}

function rowsOf(clauses: readonly Matchable[]): Map<number, number[]> {
  const rows = new Map<number, number[]>()
  clauses.forEach(({ cell }, at) => {
    if (cell) addTo(rows, cell.row, at)
  })
  return rows
}
