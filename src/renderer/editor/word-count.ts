import type { Node } from 'prosemirror-model'
import { blockText, countWords } from '../../core/doc'

/**
 * Counts a text's words a few blocks at a time: cutting words takes longer than anything else when a long text
 * opens. Gives null when `goOn` said no before the end; the next call goes on from there.
 */
export function makeWordCounter(locale: string): (doc: Node, goOn: () => boolean) => number | null {
  const counted = new WeakMap<Node, number>()
  const countSection = (section: Node, goOn: () => boolean): number | null => {
    const known = counted.get(section)
    if (known !== undefined) return known
    let words = 0
    let done = true
    section.descendants((node) => {
      if (!done || !node.isTextblock) return done
      let own = counted.get(node)
      if (own === undefined && (done = goOn())) counted.set(node, (own = countWords(blockText(node), locale)))
      words += own ?? 0
      return false
    })
    if (!done) return null
    counted.set(section, words)
    return words
  }
  return (doc, goOn) => {
    let words = 0
    for (const section of doc.children) {
      const own = countSection(section, goOn)
      if (own === null) return null
      words += own
    }
    return words
  }
}
