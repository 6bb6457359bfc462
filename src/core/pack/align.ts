import { longestIncreasing } from '../base'
import type { ClauseText } from './clause-text'
import { type Element, elementsOf } from './signature'
import { GAP, NEVER, pairScore } from './pair-score'

export interface Alignment {
  /** Source clause index by target clause index; one-to-one. */
  readonly pairs: ReadonlyMap<number, number>
  /** Target clauses that could not be placed because the stretch was too long to compare. */
  readonly skipped: number
}

/** A pair stands only if the best alignment without it is this much worse. */
const CLEARLY = 0.35
/** Cells of one comparison; a longer stretch is cut at its headings first. */
const MOST_CELLS = 2_500_000

/**
 * Aligns a translation to its source by structure: kinds of block, tables' shape, numbers, links, code and
 * lengths. `known` are pairs that an earlier version proves, target index to source index; they stand wherever
 * they are. Pairs that have a rival nearly as good are left out: unaligned, never guessed.
 */
export function align(
  source: readonly ClauseText[],
  target: readonly ClauseText[],
  known: ReadonlyMap<number, number> = new Map(),
): Alignment {
  const length = (clauses: readonly ClauseText[]): number => clauses.reduce((n, c) => n + c.text.length, 0)
  const ratio = Math.min(4, Math.max(0.2, length(target) / Math.max(1, length(source))))
  const run = new Run(elementsOf(source), elementsOf(target), ratio)
  run.fix(known)
  run.between()
  return { pairs: new Map([...run.pairs].sort(([a], [b]) => a - b)), skipped: run.skipped }
}

interface Stretch {
  readonly from: number
  readonly to: number
}

class Run {
  readonly pairs = new Map<number, number>()
  skipped = 0
  private readonly partner: number[]
  private readonly used = new Set<number>()

  constructor(
    private readonly source: readonly Element[],
    private readonly target: readonly Element[],
    private readonly ratio: number,
  ) {
    this.partner = target.map(() => -1)
  }

  /** Takes known pairs. A row stands as a row only if all its known cells lie in one source row. */
  fix(known: ReadonlyMap<number, number>): void {
    const home = new Map<number, number>()
    this.source.forEach((e, i) => e.clauses.forEach((clause) => home.set(clause, i)))
    this.target.forEach((element, j) => {
      const homes = new Set<number>()
      for (const clause of element.clauses) {
        const to = known.get(clause)
        if (to !== undefined) homes.add(home.get(to)!)
      }
      const [i] = homes
      if (homes.size !== 1 || i === undefined || this.used.has(i)) return
      const { row, clauses } = this.source[i]!
      if (row === element.row && clauses.length === element.clauses.length) this.take(i, j)
    })
  }

  /** Aligns what lies between the known pairs that are in order. */
  between(): void {
    let i = 0
    let j = 0
    for (const next of [...longestIncreasing(this.partner), this.target.length]) {
      const end = next < this.target.length ? this.partner[next]! : this.source.length
      this.stretch({ from: i, to: end }, { from: j, to: next })
      i = end + 1
      j = next + 1
    }
  }

  private stretch(s: Stretch, t: Stretch): void {
    const free = (i: number): boolean => !this.used.has(i)
    const sources = range(s).filter(free)
    const targets = range(t).filter((j) => this.partner[j] === -1)
    if (!sources.length || !targets.length) return
    if (sources.length * targets.length <= MOST_CELLS) return this.compare(sources, targets)
    const heads = (list: readonly Element[], at: readonly number[]): number[] =>
      at.filter((k) => /^h\d$/.test(list[k]!.signatures[0]!.kind))
    const before = this.pairs.size
    const [sh, th] = [heads(this.source, sources), heads(this.target, targets)]
    if (sh.length * th.length <= MOST_CELLS && sh.length < sources.length) this.compare(sh, th)
    if (this.pairs.size === before) this.skipped += targets.length
    else this.cut(s, t)
  }

  private cut(s: Stretch, t: Stretch): void {
    let i = s.from
    let j = t.from
    for (const next of range(t)) {
      const at = this.partner[next]!
      if (at < i || at >= s.to) continue
      this.stretch({ from: i, to: at }, { from: j, to: next })
      i = at + 1
      j = next + 1
    }
    this.stretch({ from: i, to: s.to }, { from: j, to: t.to })
  }

  private compare(sources: readonly number[], targets: readonly number[]): void {
    const score = (i: number, j: number): number =>
      pairScore(this.source[sources[i]!]!, this.target[targets[j]!]!, this.ratio)
    for (const [i, j] of clearPairs(sources.length, targets.length, score))
      this.take(sources[i]!, targets[j]!)
  }

  private take(i: number, j: number): void {
    this.partner[j] = i
    this.used.add(i)
    this.target[j]!.clauses.forEach((clause, k) => this.pairs.set(clause, this.source[i]!.clauses[k]!))
  }
}

function range({ from, to }: Stretch): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k)
}

/**
 * Needleman-Wunsch from both ends: `ahead[i][j]` is the best score of the first i and j elements, `behind` of
 * the rest. Through them the best total with and without each pair is known, so that rivals can be measured.
 */
function clearPairs(
  n: number,
  m: number,
  score: (i: number, j: number) => number,
): (readonly [number, number])[] {
  const width = m + 1
  const scores = new Float32Array(n * m)
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) scores[i * m + j] = score(i, j)
  const ahead = table(n, m, (i, j) => scores[(i - 1) * m + j - 1]!)
  const behind = table(n, m, (i, j) => scores[(n - i) * m + m - j]!)
  const rest = (i: number, j: number): number => behind[(n - i) * width + m - j]!
  const through = (i: number, j: number): number =>
    ahead[i * width + j]! + scores[i * m + j]! + rest(i + 1, j + 1)
  const rivalOfSource = Array.from({ length: n }, (_, i) =>
    topTwo([
      ...each(m, (j) => through(i, j)),
      best(m + 1, (j) => ahead[i * width + j]! + GAP + rest(i + 1, j)),
    ]),
  )
  const rivalOfTarget = Array.from({ length: m }, (_, j) =>
    topTwo([
      ...each(n, (i) => through(i, j)),
      best(n + 1, (i) => ahead[i * width + j]! + GAP + rest(i, j + 1)),
    ]),
  )
  const out: (readonly [number, number])[] = []
  for (let i = 0; i < n; i++) {
    const [j, margin] = rivalOfSource[i]!
    if (j >= m || margin < CLEARLY || scores[i * m + j]! <= NEVER / 2) continue
    const [back, other] = rivalOfTarget[j]!
    if (back === i && other >= CLEARLY) out.push([i, j])
  }
  return out
}

function table(n: number, m: number, score: (i: number, j: number) => number): Float64Array {
  const width = m + 1
  const out = new Float64Array((n + 1) * width)
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++) {
      if (!i && !j) continue
      const up = i ? out[(i - 1) * width + j]! + GAP : -Infinity
      const left = j ? out[i * width + j - 1]! + GAP : -Infinity
      const pair = i && j ? out[(i - 1) * width + j - 1]! + score(i, j) : -Infinity
      out[i * width + j] = Math.max(up, left, pair)
    }
  return out
}

const each = (n: number, of: (k: number) => number): number[] => Array.from({ length: n }, (_, k) => of(k))

function best(n: number, of: (k: number) => number): number {
  let most = -Infinity
  for (let k = 0; k < n; k++) most = Math.max(most, of(k))
  return most
}

/** Index of the greatest value, and by how much it beats the next. */
function topTwo(values: readonly number[]): readonly [number, number] {
  let at = 0
  let second = -Infinity
  for (let k = 1; k < values.length; k++) {
    if (values[k]! > values[at]!) {
      second = values[at]!
      at = k
    } else second = Math.max(second, values[k]!)
  }
  return [at, values[at]! - second]
}
