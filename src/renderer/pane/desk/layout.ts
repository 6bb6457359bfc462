import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EditorView } from 'prosemirror-view'
import { type Row, measureRows, sameRows } from './rows'

/** What can be seen of the text, for the lanes beside it. */
export interface LayoutState {
  readonly rows: readonly Row[]
}

/** Measures the rows when something may have moved: at most once a frame, and never more than can be seen. */
export interface LaneLayout extends StoreApi<LayoutState> {
  /** Asks for a measurement in the next frame. */
  touch(): void
  /** Follows a scroller; the returned function ends it. */
  follow(scroller: HTMLElement, columns: HTMLElement, view: () => EditorView | null): () => void
}

/** How far beyond the window's edges rows are kept ready, as a share of its height. */
const AHEAD = 0.6

export function makeLaneLayout(): LaneLayout {
  const store = createStore<LayoutState>(() => ({ rows: [] }))
  const held: { frame: number | null; measure: () => void } = { frame: null, measure: () => undefined }
  const touch = (): void => {
    held.frame ??= requestAnimationFrame(() => {
      held.frame = null
      held.measure()
    })
  }
  return {
    ...store,
    touch,
    follow: (scroller, columns, view) => {
      held.measure = () => {
        const shown = view()
        if (!shown) return
        const { top, bottom, height } = scroller.getBoundingClientRect()
        const span = { top: top - height * AHEAD, bottom: bottom + height * AHEAD }
        const rows = measureRows(shown, columns.getBoundingClientRect().top, span)
        if (!sameRows(rows, store.getState().rows)) store.setState({ rows })
      }
      const watch = new ResizeObserver(touch)
      watch.observe(scroller)
      watch.observe(columns)
      scroller.addEventListener('scroll', touch, { passive: true })
      touch()
      return () => {
        watch.disconnect()
        scroller.removeEventListener('scroll', touch)
        if (held.frame !== null) cancelAnimationFrame(held.frame)
        held.frame = null
        held.measure = () => undefined
      }
    },
  }
}
