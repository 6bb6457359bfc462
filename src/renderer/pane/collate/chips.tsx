import type { Names } from './names'

interface ChipsProps {
  readonly label: string
  readonly heads: readonly string[]
  readonly names: Names
}

/** Reviewers by name, each isolated from the words around it. */
export function Chips({ label, heads, names }: ChipsProps) {
  if (heads.length === 0) return null
  return (
    <ul className="chips" aria-label={label}>
      {heads.map((head) => (
        <li key={head} className="chip">
          <bdi>{names.head(head)}</bdi>
        </li>
      ))}
    </ul>
  )
}
