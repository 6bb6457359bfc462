import { type Line, chainOf } from './line'
import type { SegmentFile } from './read-segments'
import type { Subject } from './subject'

interface Point<State> {
  readonly state: State
  readonly seq: number
  readonly chain: string
}

interface Replayed<State> extends Point<State> {
  readonly missing: number
  readonly forked: number
}

/** An entry line, by its number. */
interface Candidate {
  readonly seq: number
  readonly guard: string
  readonly entry: unknown
  readonly line: Line
}

/**
 * Applies every entry after a point, following the chain. Where two writers went on from one state the longer
 * branch wins. After a hole only entries whose guard fits are applied; the others count as missing.
 */
export function replay<State, Entry>(
  subject: Subject<State, Entry>,
  start: Point<State>,
  segments: readonly SegmentFile[],
): Replayed<State> {
  const all = candidatesBySeq(segments)
  const last = Math.max(start.seq, ...all.keys())
  let state = start.state
  // Null after a hole: what comes next cannot be linked to what is there.
  let chain: string | null = start.chain
  let missing = 0
  let forked = 0
  for (let seq = start.seq + 1; seq <= last; seq++) {
    const here = all.get(seq) ?? []
    const next = longestBranch(linkedTo(chain, here), all)
    forked += here.length - (next ? 1 : 0)
    if (!next) {
      if (!here.length) missing++
      if (!here.length) chain = null
      continue
    }
    chain = next.line.chain
    const entry = subject.parseEntry(next.entry)
    const fits = missing === 0 || next.guard === subject.guard(state)
    const applied = entry.ok && fits ? subject.apply(state, entry.value) : null
    if (applied?.ok) state = applied.value
    else missing++
  }
  return { state, seq: last, chain: chain ?? start.chain, missing, forked }
}

function linkedTo(chain: string | null, here: readonly Candidate[]): readonly Candidate[] {
  return chain === null ? here : here.filter((c) => c.line.chain === chainOf(chain, c.line.json))
}

function candidatesBySeq(segments: readonly SegmentFile[]): Map<number, Candidate[]> {
  const all = new Map<number, Candidate[]>()
  for (const { lines } of segments)
    for (const line of lines) {
      if (!('s' in line.body)) continue
      const { s: seq, g: guard, entry } = line.body
      const known = all.get(seq) ?? []
      if (known.some((c) => c.line.chain === line.chain)) continue
      all.set(seq, [...known, { seq, guard, entry, line }])
    }
  return all
}

function longestBranch(
  from: readonly Candidate[],
  all: ReadonlyMap<number, Candidate[]>,
): Candidate | undefined {
  const length = (candidate: Candidate): number => {
    let reached: readonly Candidate[] = [candidate]
    for (let n = 1; ; n++) {
      const next = (all.get(candidate.seq + n) ?? []).filter((c) =>
        reached.some((r) => c.line.chain === chainOf(r.line.chain, c.line.json)),
      )
      if (!next.length) return n
      reached = next
    }
  }
  return from.reduce<Candidate | undefined>(
    (best, candidate) => (best && length(best) >= length(candidate) ? best : candidate),
    undefined,
  )
}
