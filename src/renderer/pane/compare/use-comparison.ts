import type { Node } from 'prosemirror-model'
import { useEffect, useState } from 'react'
import { Refusal } from '../../../contract'
import type { ChangeList } from '../../../core/compare'
import { schema } from '../../../core/doc'
import { type Problem, problem } from '../../../core/model'
import { type Progress, runInWorker } from '../../worker'
import type { Chosen } from './choice'
import { readText } from './read-text'

/** What came of comparing two texts, so far. */
export type Comparison =
  | { readonly state: 'working'; readonly progress: Progress | null }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'done'; readonly redline: Node; readonly list: ChangeList }

interface Answer {
  readonly key: string
  readonly comparison: Comparison
}

export interface Comparing {
  readonly comparison: Comparison
  /** Ends the work; the comparison then failed as `cancelled`. */
  readonly stop: () => void
  readonly again: () => void
}

const WORKING: Comparison = { state: 'working', progress: null }

/** Compares what is chosen, off the window's own thread. A choice made meanwhile ends the work on the one before. */
export function useComparison({ before, after }: Chosen): Comparing {
  const [turn, setTurn] = useState(0)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [running, setRunning] = useState<AbortController | null>(null)
  const key = `${turn} ${before.id} ${after.id}`
  useEffect(() => {
    const stop = new AbortController()
    let gone = false
    const tell = (comparison: Comparison): void => {
      if (!gone) setAnswer({ key, comparison })
    }
    setRunning(stop)
    compareTexts(
      { before, after },
      { signal: stop.signal, onProgress: (p) => tell({ state: 'working', progress: p }) },
    ).then(tell, (error: unknown) => tell({ state: 'failed', problem: problemOf(error) }))
    return () => {
      gone = true
      stop.abort()
    }
    // The ids in the key say which texts they are.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])
  return {
    comparison: answer?.key === key ? answer.comparison : WORKING,
    stop: () => running?.abort(),
    again: () => setTurn((n) => n + 1),
  }
}

async function compareTexts(
  { before, after }: Pick<Chosen, 'before' | 'after'>,
  how: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<Comparison> {
  const [base, next] = await Promise.all([readText(before.text), readText(after.text)])
  const { redline, list } = await runInWorker('compare', { base, next, session: 'compare' }, how)
  return { state: 'done', redline: schema.nodeFromJSON(redline), list }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem
  reportError(error)
  return problem('bug', '')
}
