// Runs in the page: what a person waits for, from their act to the picture of what it did.

/** In milliseconds: to the last picture of what an act did, and the longest task on the way. @typedef {{ done: number, longest: number }} Cost */
/** Gaps between frames in milliseconds, and the most pixels of a list on which no row stood. @typedef {{ middle: number, longest: number, blank: number }} Film */

/** Puts `window.meter` into a page; given to the browser as text. */
export function installMeter() {
  const QUIET_MS = 300
  /** @type {{ from: number | null, done: number, longest: number, last: number }} */
  let act = { from: null, done: 0, longest: 0, last: 0 }
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage(null)
      })
    })
  const changed = () => {
    const own = act
    const { from } = own
    if (from === null) return
    own.last = performance.now()
    void painted().then((at) => (own.done = Math.max(own.done, at - from)))
  }
  const begin = (/** @type {Event} */ event) => {
    if (!event.isTrusted || act.from !== null) return
    act.from = event.timeStamp
    changed()
  }
  for (const name of ['keydown', 'pointerup', 'click']) addEventListener(name, begin, { capture: true })
  // What an act changes may come later, as a decision does that is written to disk first.
  const observer = new MutationObserver(changed)
  const all = { subtree: true, childList: true, characterData: true, attributes: true }
  addEventListener('DOMContentLoaded', () => observer.observe(document.body, all))
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (act.from !== null && startTime + duration >= act.from) act.longest = Math.max(act.longest, duration)
  }).observe({ entryTypes: ['longtask'] })
  const meter = {
    arm: () => void (act = { from: null, done: 0, longest: 0, last: 0 }),
    /** Settles when nothing has changed for a while. @returns {Promise<Cost>} */
    cost: async () => {
      while (act.from === null || performance.now() - act.last < QUIET_MS)
        await new Promise((resolve) => setTimeout(resolve, 20))
      return { done: act.done, longest: act.longest }
    },
  }
  Object.assign(window, { meter })
}

/** Puts `window.camera` into a page; given to the browser as text. */
export function installCamera() {
  /** Pixels at the end of a box on which no row stands. */
  const blankOf = (/** @type {Element} */ box, /** @type {string} */ rows) => {
    const { top, bottom } = box.getBoundingClientRect()
    const spans = [...box.querySelectorAll(rows)]
      .map((row) => row.getBoundingClientRect())
      .map((rect) => [Math.max(top, rect.top), Math.min(bottom, rect.bottom)])
      .filter(([from = 0, to = 0]) => to > from)
      .sort(([a = 0], [b = 0]) => a - b)
    const last = spans.reduce((end, [from = 0, to = 0]) => (from > end + 2 ? end : Math.max(end, to)), top)
    return Math.max(0, bottom - last)
  }
  /** @type {{ frames: number[], blank: number, on: boolean }} */
  let film = { frames: [], blank: 0, on: false }
  const camera = {
    /** Films a list until `cut`. @param {string} list @param {string} rows */
    start: (list, rows) => {
      const box = document.querySelector(list)
      if (!box) throw new Error(`no ${list}`)
      const own = (film = { frames: [], blank: 0, on: true })
      const shoot = () => {
        if (!own.on) return
        // What a frame shows is known once its scroll events are over, before it is painted.
        own.blank = Math.max(own.blank, blankOf(box, rows))
        own.frames.push(performance.now())
        requestAnimationFrame(shoot)
      }
      requestAnimationFrame(shoot)
    },
    /** @returns {Film} */
    cut: () => {
      film.on = false
      const gaps = film.frames.slice(1).map((at, i) => at - (film.frames[i] ?? at))
      gaps.sort((a, b) => a - b)
      return { middle: gaps[gaps.length >> 1] ?? NaN, longest: gaps.at(-1) ?? NaN, blank: film.blank }
    },
  }
  Object.assign(window, { camera })
}
