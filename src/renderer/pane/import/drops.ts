import { useEffect } from 'react'
import type { ImportSource } from '../../store'
import { startImport } from './start-import'

type Take = (sources: Promise<readonly ImportSource[]>) => void

/** Who takes what is dropped on the window; the last one that asked for it. */
const takers: Take[] = [startImport]

/** Hands on what was dropped: to the screen that asked for it, else to the library. */
export function takeDropped(sources: Promise<readonly ImportSource[]>): void {
  takers.at(-1)?.(sources)
}

/** While the screen is there, what is dropped comes to it. `take` must keep its identity between renders. */
export function useDrops(take: Take): void {
  useEffect(() => {
    takers.push(take)
    return () => void takers.splice(takers.lastIndexOf(take), 1)
  }, [take])
}
