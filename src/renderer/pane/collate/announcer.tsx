import { useView } from './view'

/** Says what has just happened to those who do not see it. */
export function Announcer() {
  const { text, turn } = useView((view) => view.said)
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-turn={turn}>
      {turn % 2 ? text : `${text}\u200B`}
    </div>
  )
}
