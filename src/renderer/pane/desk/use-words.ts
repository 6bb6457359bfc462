import { useEffect, useMemo, useState } from 'react'
import { makeWordCounter } from '../../editor'
import { useDeskParts, useReview } from './context'

/** Words of the text as it now reads, counted in idle moments; null until they were counted once. */
export function useWords(): number | null {
  const { opened } = useDeskParts()
  const doc = useReview(({ review }) => review.doc)
  const count = useMemo(() => makeWordCounter(opened.review.head.locale), [opened])
  const [words, setWords] = useState<number | null>(null)
  useEffect(() => {
    const step = (idle: IdleDeadline): void => {
      const found = count(doc, () => idle.timeRemaining() > 1)
      if (found === null) id = requestIdleCallback(step)
      else setWords(found)
    }
    let id = requestIdleCallback(step)
    return () => cancelIdleCallback(id)
  }, [doc, count])
  return words
}
