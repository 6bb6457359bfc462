import { useDesk } from './context'

/** Says what has just happened to those who do not see it. */
export function Announcer() {
  const { text, turn } = useDesk((state) => state.said)
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-turn={turn}>
      {turn % 2 ? text : `${text}\u200B`}
    </div>
  )
}
