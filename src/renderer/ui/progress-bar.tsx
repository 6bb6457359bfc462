import { ProgressBar as Base } from 'react-aria-components'

export interface ProgressBarProps {
  /** What is progressing, for a screen reader. */
  readonly label: string
  readonly done: number
  readonly total: number
  /** The state in words, e.g. "12 of 64 clauses". */
  readonly text: string
  readonly look?: 'thin' | 'bold'
}

/** A bar that fills from the start side. */
export function ProgressBar({ label, done, total, text, look = 'thin' }: ProgressBarProps) {
  const share = total === 0 ? 0 : Math.min(1, done / total)
  return (
    <Base className={`progress progress-${look}`} aria-label={label} value={share * 100} valueLabel={text}>
      <span className="progress-track">
        <span className="progress-fill" style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </Base>
  )
}
