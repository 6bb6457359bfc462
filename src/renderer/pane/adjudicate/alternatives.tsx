import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter, MatterWish } from '../../../core/collation'
import { propertyChange } from '../../property-words'
import { useOpen } from '../../store/collation-window'
import { around, extentOf, redlineIn } from '../collate/places'
import { baseValue } from '../collate/property'
import { RedlineText } from '../collate/redline-text'

/** Characters of the clause that stand on either side of a place. */
const REACH = 80

/** What is asked for, and how the text would read; without who asks, for that must not count. */
export function Alternatives({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('adjudicate')
  if (matter.wishes.length === 0) return null
  return (
    <section className="alternatives" aria-label={t('alternatives')}>
      <h3 className="part-title">{t('alternatives')}</h3>
      <ol className="alternative-list">
        {matter.wishes.map((wish, i) => (
          <li key={wish.digest} className="alternative">
            <h4 className="alternative-name">{t('alternative', { number: i + 1 })}</h4>
            <Wanted matter={matter} wish={wish} />
            {wish.reasons.map(({ text }) => (
              <p key={text} className="alternative-reason" dir="auto">
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Wanted({ matter, wish }: { readonly matter: Matter; readonly wish: MatterWish }) {
  const base = useOpen((open) => open.base)
  const stretches = useMemo(() => {
    const extent = extentOf(matter)
    if (!extent) return []
    const pieces = wish.alternative.edits.map((edit) => ({ ...edit, content: [...edit.content] }))
    return redlineIn(base, around(base, extent, REACH), { pieces })
  }, [base, matter, wish])
  const { cluster } = matter
  if (cluster && cluster.property !== null)
    return <p>{propertyChange(cluster.property, baseValue(cluster), wish.alternative.value)}</p>
  return <RedlineText stretches={stretches} size="small" />
}

/** A wish as a choice of a list names it: its number among the alternatives, or that the text stays. */
export function useWishName(matter: Matter | null): (digest: string | null) => string {
  const { t } = useTranslation('adjudicate')
  return (digest) => {
    if (digest === null) return t('choice.base')
    const at = matter?.wishes.findIndex((wish) => wish.digest === digest) ?? -1
    return at < 0 ? t('choice.gone') : t('alternative', { number: at + 1 })
  }
}
