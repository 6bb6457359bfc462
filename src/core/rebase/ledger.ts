import type { ChangeId, ClauseId, RebaseContext, RebaseLine, RebasePiece, RebaseVerdict } from '../model'

/** The longest text that a context shows; the texts themselves are in the packs and in the suggestion. */
const MOST = 4000

type Fate = Pick<RebasePiece, 'clause' | 'was' | 'context'>

/** Tokens under a thread: as it was, as it is, and of these the ones that are only proposed again. */
export interface Hung {
  was: number
  is: number
  again: number
}

/** Collects what became of every piece of every suggestion. */
export class Ledger {
  readonly contexts: RebaseContext[] = []
  private readonly threads = new Map<string, Hung>()
  private readonly pieces = new Map<string, Map<string, RebasePiece>>()
  private readonly known = new Map<string, number>()

  note(ids: Iterable<string>, verdict: RebaseVerdict, fate: Fate): void {
    const key = `${verdict} ${fate.clause ?? ''} ${fate.was ?? ''} ${fate.context ?? ''}`
    for (const id of ids) {
      let own = this.pieces.get(id)
      if (!own) this.pieces.set(id, (own = new Map()))
      if (!own.has(key)) own.set(key, { verdict, ...fate })
    }
  }

  /** How much of a thread's words there is; to be counted up. */
  thread(id: string): Hung {
    let hung = this.threads.get(id)
    if (!hung) this.threads.set(id, (hung = { was: 0, is: 0, again: 0 }))
    return hung
  }

  /** The number of a context; the same one again for the same place and wishes. */
  context(about: RebaseContext): number {
    const cut = {
      ...about,
      old: shortened(about.old),
      new: shortened(about.new),
      reviewer: shortened(about.reviewer),
    }
    const key = JSON.stringify(cut)
    const known = this.known.get(key)
    if (known !== undefined) return known
    this.known.set(key, this.contexts.length)
    return this.contexts.push(cut) - 1
  }

  /** One line for each suggestion, in the order of their ids; what has no piece in the text has no effect either. */
  lines(ids: Iterable<ChangeId>): RebaseLine[] {
    return [...new Set(ids)].sort().map((id) => {
      const pieces = [...(this.pieces.get(id)?.values() ?? [])].sort(
        (a, b) => gravity(b.verdict) - gravity(a.verdict),
      )
      return { kind: 'change', id, verdict: this.whole(pieces), pieces }
    })
  }

  /** The most serious verdict. What is partly in the new text already, or partly without its words, has shrunk. */
  private whole(pieces: readonly RebasePiece[]): RebaseVerdict {
    const worst = pieces[0]?.verdict ?? 'absorbed'
    const kept = pieces.some(({ verdict }) => verdict === 'kept')
    if (!kept || worst === 'conflict' || worst === 'kept') return worst
    const lost = pieces.filter(({ verdict }) => verdict === 'context-removed')
    const wordless = ({ context }: RebasePiece): boolean =>
      context !== undefined && this.contexts[context]!.property !== undefined
    return lost.every(wordless) ? 'shrunk' : worst
  }
}

const GRAVITY: readonly RebaseVerdict[] = ['kept', 'absorbed', 'shrunk', 'context-removed', 'conflict']

function gravity(verdict: RebaseVerdict): number {
  return GRAVITY.indexOf(verdict)
}

function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST).replace(/[\uD800-\uDBFF]$/, '')}…` : text
}

/** Tells in which clause a token of a flow lies. */
export function clauseFinder(
  tokens: readonly { kind: string; own: { bid: string | null } }[],
): (at: number) => ClauseId | null {
  const ends = tokens.flatMap(({ kind, own }, at) =>
    kind === 'end' ? [{ at, bid: own.bid as ClauseId | null }] : [],
  )
  return (at) => {
    let [lo, hi] = [0, ends.length - 1]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (ends[mid]!.at < at) lo = mid + 1
      else hi = mid
    }
    return ends[lo]?.bid ?? null
  }
}
