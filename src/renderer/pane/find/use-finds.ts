import { useEffect, useMemo, useState } from 'react'
import { useDeskParts, useReview } from '../desk/context'
import { type Found, findInDoc } from './find-text'

/** More finds than this are not listed; the person is told so. */
export const MOST_FINDS = 2000
const TYPING_MS = 120

export interface Asked {
  readonly query: string
  readonly side: 'target' | 'source'
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly ignoreAccents: boolean
}

/** The finds of a search as it is typed, kept true while the text changes. */
export function useFinds(asked: Asked): readonly Found[] {
  const { session, opened } = useDeskParts()
  const doc = useReview((snapshot) => snapshot.review.doc)
  const query = useLate(asked.query)
  const { side, matchCase, wholeWord, ignoreAccents } = asked
  return useMemo(() => {
    session.host().settle()
    const text = side === 'target' ? doc : opened.source.doc
    const locale = side === 'target' ? opened.review.head.locale : opened.source.rendering.locale
    return findInDoc(text, { query, matchCase, wholeWord, ignoreAccents, locale }, MOST_FINDS)
  }, [session, opened, doc, query, side, matchCase, wholeWord, ignoreAccents])
}

function useLate(value: string): string {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), TYPING_MS)
    return () => clearTimeout(timer)
  }, [value])
  return late
}
