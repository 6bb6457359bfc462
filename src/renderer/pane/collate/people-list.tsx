import { useTranslation } from 'react-i18next'
import type { FoldedHead } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { Badge } from '../../ui'
import { useNames } from './use-names'
import { setFilter, useView } from './view'

/** Who handed back what; a press shows only their matters. */
export function PeopleList() {
  const { t } = useTranslation('collate')
  const heads = useOpen((open) => open.folded.heads)
  const hidden = useOpen((open) => open.log.names === 'hidden')
  if (heads.length === 0) return <p className="side-none">{t('people.none')}</p>
  return (
    <div className="side-scroll">
      {hidden && <p className="side-note">{t('people.hidden')}</p>}
      <ul className="people">
        {heads.map((head) => (
          <Person key={head.key} head={head} copies={copiesOf(heads, head)} />
        ))}
      </ul>
    </div>
  )
}

function copiesOf(heads: readonly FoldedHead[], { review }: FoldedHead): number {
  return heads.filter((one) => one.review === review).length
}

function Person({ head, copies }: { readonly head: FoldedHead; readonly copies: number }) {
  const { t } = useTranslation('collate')
  const names = useNames(null)
  const hidden = useOpen((open) => open.log.names === 'hidden')
  const author = useView((view) => view.filter.author)
  const isOn = author === head.reviewer.id
  const { market } = head.reviewer
  return (
    <li>
      <button
        type="button"
        className="person"
        aria-pressed={isOn}
        onClick={() => setFilter({ author: isOn ? null : head.reviewer.id })}
      >
        <span className="person-name">
          <bdi>{names.head(head.key)}</bdi>
          {market !== undefined && !hidden && <Badge>{market}</Badge>}
          {head.rebasedFrom !== null && (
            <Badge tone="accent">{t('people.rebased', { version: head.rebasedFrom })}</Badge>
          )}
          {copies > 1 && <Badge tone="warn">{t('people.copy', { replica: head.replica })}</Badge>}
        </span>
        <span className="person-counts">
          <span>{t('people.changes', { count: head.changes.length })}</span>
          <span>{t('people.threads', { count: head.threads.length })}</span>
          <span>{t('people.clauses', { count: head.reviewed.length })}</span>
          {head.flagged.length > 0 && <span>{t('people.flags', { count: head.flagged.length })}</span>}
        </span>
        {head.moot.length > 0 && (
          <span className="person-counts">{t('people.moot', { count: head.moot.length })}</span>
        )}
      </button>
    </li>
  )
}
