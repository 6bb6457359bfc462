import { useEffect, useState } from 'react'
import { localDate } from '../../store'

const MINUTE_MS = 60_000

/** The local date, `YYYY-MM-DD`; it moves on at midnight while the window stays open. */
export function useToday(): string {
  const [today, setToday] = useState(() => localDate(new Date()))
  useEffect(() => {
    const timer = setInterval(() => setToday(localDate(new Date())), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return today
}
