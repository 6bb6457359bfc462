import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** What the driver may ask of a page, the bare editor's and Stet's alike. Times are milliseconds. */
export interface Bench {
  /** Fetches the texts; nothing is shown yet. */
  load(words: number): Promise<void>
  /** From the text in memory to the paint with which one can work. */
  open(): Promise<number>
  /** Puts the caret into untouched text at a share of the document and shows it. */
  placeCaret(share: number): Promise<void>
  /** Selects about so many words from a share of the document on. */
  select(share: number, words: number): Promise<void>
  /** Starts to note the time from each key press to its paint. */
  watchKeys(): void
  keyTimes(): Promise<number[]>
  /** Model time of one key without the view, in microseconds. */
  modelKey(times: number): number
  /** Runs an act and gives the time to its paint. */
  act(name: 'acceptAll' | 'rejectAll' | 'undo'): Promise<number>
  /** When nothing is going on any more. */
  quiet(): Promise<void>
}

/** Resolves once the next frame is painted. */
export function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    })
  })
}

export const idle = (): Promise<void> =>
  new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 2000 }))

export async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 150))
    await idle()
    await painted()
  }
}

/** The parts of the interface that work on any ProseMirror view. */
export function viewParts(
  view: () => EditorView,
): Pick<Bench, 'placeCaret' | 'select' | 'watchKeys' | 'keyTimes'> {
  const times: Promise<number>[] = []
  return {
    placeCaret: async (share) => {
      const at = plainPlace(view(), share)
      await show(view(), at, at)
    },
    select: async (share, words) => {
      const from = plainPlace(view(), share)
      await show(view(), from, wordsOn(view(), from, words))
    },
    watchKeys: () => {
      times.length = 0
      document.addEventListener('keydown', (event) => times.push(timed(event.timeStamp)), { capture: true })
    },
    keyTimes: () => Promise.all(times),
  }
}

async function timed(from: number): Promise<number> {
  return (await painted()) - from
}

/** The middle of the first unmarked stretch of some length behind a share of the document. */
function plainPlace(view: EditorView, share: number): number {
  const { doc } = view.state
  const start = Math.floor(doc.content.size * share)
  let found: number | null = null
  doc.nodesBetween(start, doc.content.size, (node, pos) => {
    if (found !== null) return false
    if (node.isText && !node.marks.length && node.nodeSize > 24 && pos > start) found = pos + 12
    return true
  })
  return found ?? start
}

function wordsOn(view: EditorView, from: number, words: number): number {
  const { doc } = view.state
  let left = words
  let to = from
  doc.nodesBetween(from, doc.content.size, (node, pos) => {
    if (left <= 0) return false
    if (node.isText && pos >= from) {
      left -= node.text!.trim().split(' ').length
      if (!node.marks.length && node.nodeSize > 2) to = pos + node.nodeSize - 1
    }
    return true
  })
  return to
}

async function show(view: EditorView, from: number, to: number): Promise<void> {
  const { tr, doc } = view.state
  view.focus()
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))))
  // Far text has its true height only once it was near: the first jumps may miss.
  for (let i = 0; i < 4; i++) {
    const { node } = view.domAtPos(from)
    const el = node instanceof Element ? node : node.parentElement
    el?.scrollIntoView({ block: 'center' })
    await painted()
  }
  view.focus()
  await settled()
}
