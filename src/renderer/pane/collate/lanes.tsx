import { Check } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Matter, type MatterWish, countReviewers } from '../../../core/collation'
import { useKeysOf } from '../../command'
import { propertyChange } from '../../property-words'
import { useCollation, useOpen } from '../../store/collation-window'
import { Badge, Button } from '../../ui'
import { reject, takeWish } from './acts'
import { Chips } from './chips'
import { isClosed } from './closed'
import { around, extentOf, redlineIn } from './places'
import { baseValue } from './property'
import { RedlineText } from './redline-text'
import { useNames } from './use-names'

/** Characters of the clause that stand on either side of a place. */
const REACH = 56

/** What the reviewers want, one lane each, and last the text as it is. */
export function Lanes({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  return (
    <section className="lanes" aria-label={t('lane.name')}>
      <h3 className="part-title">{t('lane.title', { count: matter.wishes.length })}</h3>
      <ol className="lane-list">
        {matter.wishes.map((wish, i) => (
          <li key={wish.digest}>
            <Lane matter={matter} wish={wish} number={i + 1} />
          </li>
        ))}
        <li>
          <BaseLane matter={matter} />
        </li>
      </ol>
    </section>
  )
}

interface LaneProps {
  readonly matter: Matter
  readonly wish: MatterWish
  readonly number: number
}

function Lane({ matter, wish, number }: LaneProps) {
  const { t } = useTranslation('collate')
  const names = useNames(matter)
  const total = useOpen((open) => countReviewers(open.folded))
  const keys = useKeysOf(`collate.take${number}`)
  const taken = matter.standing?.disposition.taken === wish.digest
  const { cluster } = matter
  return (
    <article className="lane" data-taken={taken || undefined} aria-label={t('lane.one', { number })}>
      <header className="lane-head">
        <span className="lane-count">{t('lane.support', { count: wish.support, total })}</span>
        <Chips label={t('lane.supporters')} heads={wish.supporters} names={names} />
        {matter.late.includes(wish.digest) && <Badge tone="warn">{t('lane.late')}</Badge>}
        <span className="lane-end">
          {taken && <Badge tone="good">{t('lane.taken')}</Badge>}
          <TakeButton
            matter={matter}
            keys={keys}
            label={t('lane.take', { number })}
            onPress={() => takeWish(matter, wish.digest)}
          >
            {t('lane.takeShort')}
          </TakeButton>
        </span>
      </header>
      {cluster && cluster.property !== null ? (
        <p className="lane-property">
          {propertyChange(cluster.property, baseValue(cluster), wish.alternative.value)}
        </p>
      ) : (
        <WishText matter={matter} wish={wish} />
      )}
    </article>
  )
}

function WishText({ matter, wish }: Omit<LaneProps, 'number'>) {
  const base = useOpen((open) => open.base)
  const stretches = useMemo(() => {
    const extent = extentOf(matter)
    if (!extent) return []
    const pieces = wish.alternative.edits.map((edit) => ({ ...edit, content: [...edit.content] }))
    return redlineIn(base, around(base, extent, REACH), { pieces })
  }, [base, matter, wish])
  return <RedlineText stretches={stretches} size="small" />
}

/** The text as it is: who went over the clause and left the place alone, and the verdict that keeps it. */
function BaseLane({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const names = useNames(matter)
  const keys = useKeysOf('collate.reject')
  const kept = matter.standing?.disposition.outcome === 'rejected'
  return (
    <article className="lane lane-base" data-taken={kept || undefined} aria-label={t('lane.base')}>
      <header className="lane-head">
        <span className="lane-count">{t('lane.base')}</span>
        <span className="lane-untouched">{t('lane.untouched', { count: matter.untouched.length })}</span>
        <Chips label={t('lane.untouchedBy')} heads={matter.untouched} names={names} />
        <span className="lane-end">
          {kept && <Badge tone="good">{t('lane.kept')}</Badge>}
          <TakeButton matter={matter} keys={keys} label={t('lane.keep')} onPress={() => reject(matter)}>
            {t('lane.keepShort')}
          </TakeButton>
        </span>
      </header>
    </article>
  )
}

interface TakeButtonProps {
  readonly matter: Matter
  readonly label: string
  readonly keys: string | undefined
  readonly onPress: () => void
  readonly children: string
}

function TakeButton({ matter, label, keys, onPress, children }: TakeButtonProps) {
  const waiting = useCollation((state) => state.waiting)
  if (isClosed(matter)) return null
  return (
    <Button look="quiet" icon={Check} onPress={onPress} isDisabled={waiting} aria-label={label}>
      {children}
      {keys !== undefined && <kbd className="keys">{keys}</kbd>}
    </Button>
  )
}
