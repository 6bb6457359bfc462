import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Matter, takes } from '../../../core/collation'
import { propertyChange } from '../../property-words'
import { useOpen } from '../../store/collation-window'
import { baseValue } from './property'
import { type Span, decidedPieces, extentOf, markedOf, paragraphsOf, placesOf, redlineIn } from './places'
import { RedlineText } from './redline-text'

/** The clause as it would read with the decisions so far, what they change in sight. */
export function ClauseContext({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const stretches = useContextText(matter)
  const formats = useDecidedFormats(matter)
  if (stretches.length === 0) return null
  return (
    <section className="context" aria-label={t('context.name')}>
      <h3 className="part-title">{t('context.title')}</h3>
      <RedlineText stretches={stretches} />
      {formats.map((text) => (
        <p key={text} className="context-format">
          {text}
        </p>
      ))}
    </section>
  )
}

function useContextText(matter: Matter) {
  const base = useOpen((open) => open.base)
  const standing = useOpen((open) => open.log.standing)
  const all = useOpen((open) => open.matters)
  return useMemo(() => {
    const place = placeOf(matter)
    const span = place ? paragraphsOf(base, place) : clauseSpan(base, matter)
    if (!span) return []
    const near = all.filter((other) => {
      const extent = extentOf(other)
      return extent !== null && extent.flow === span.flow && extent.from <= span.to && extent.to >= span.from
    })
    const marked = markedOf(near, matter.id)
    return redlineIn(base, span, { pieces: decidedPieces(standing, span), marked })
  }, [base, standing, all, matter])
}

function placeOf(matter: Matter): Span | null {
  return extentOf(matter)
}

function clauseSpan(base: Parameters<typeof placesOf>[0], { clause }: Matter): Span | null {
  return clause === null ? null : (placesOf(base).clauses.get(clause) ?? null)
}

/** Format changes that were decided in the clause, in words. */
function useDecidedFormats({ clause }: Matter): string[] {
  const matters = useOpen((open) => open.matters)
  return useMemo(
    () =>
      matters.flatMap(({ cluster, standing, clause: own }) => {
        if (own !== clause || !cluster?.property || !standing || !takes(standing.disposition)) return []
        return propertyChange(cluster.property, baseValue(cluster), standing.disposition.value)
      }),
    [matters, clause],
  )
}
