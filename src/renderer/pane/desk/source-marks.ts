import { type RefObject, useEffect } from 'react'
import type { Thread } from '../../../core/model'
import { useReview } from './context'

/** Paints the words that open threads of the source hang on. The page itself is not changed by it. */
export function useSourceMarks(place: RefObject<HTMLElement | null>): void {
  const threads = useReview((snapshot) => snapshot.review.threads)
  useEffect(() => {
    const el = place.current
    if (!el?.closest('.lane-source')) return
    const marks = highlight()
    const ranges = [...threads.values()].flatMap((thread) => rangeOf(el, thread) ?? [])
    for (const range of ranges) marks.add(range)
    return () => {
      for (const range of ranges) marks.delete(range)
    }
  }, [place, threads])
}

const NAME = 'source-thread'

function highlight(): Highlight {
  const known = CSS.highlights.get(NAME)
  if (known) return known
  const made = new Highlight()
  CSS.highlights.set(NAME, made)
  return made
}

function rangeOf(el: HTMLElement, { anchor, status }: Thread): Range | null {
  if (anchor.side !== 'source' || anchor.clause === null || status.value !== 'open') return null
  const block = el.querySelector(`[data-bid="${CSS.escape(anchor.clause)}"]`)
  if (!block) return null
  const range = document.createRange()
  range.selectNodeContents(block)
  if (!anchor.range) return range
  const start = pointAt(block, anchor.range.from)
  const end = pointAt(block, anchor.range.to)
  if (!start || !end) return null
  range.setStart(...start)
  range.setEnd(...end)
  return range
}

/** The place in the page of a character of a block's text. */
function pointAt(block: Element, offset: number): [Node, number] | null {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (left <= length) return [node, left]
    left -= length
  }
  return null
}
