import { useEffect, useState } from 'react'

const MINUTE_MS = 60_000

/** The time to the minute, by which things grow overdue while the window stays open. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
