import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Agreement } from '../../../core/agreement'
import { type RatedSet, readingOf } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { Button } from '../../ui'
import { figureFormat, figureWords, percentFormat } from './figure-words'

interface LeaveOneOutProps {
  readonly agreement: Agreement
  readonly set: RatedSet
}

/** Whether the text is unclear or one reader sees it otherwise. Names are shown only when asked for, in their order. */
export function LeaveOneOut({ agreement, set }: LeaveOneOutProps) {
  const { t } = useTranslation('adjudicate')
  const [shown, setShown] = useState<'no' | 'yes'>('no')
  const reading = readingOf(agreement)
  if (agreement.withoutRater.length === 0) return null
  return (
    <section className="leave-one-out" aria-label={t('without.title')}>
      <h3 className="part-title">{t('without.title')}</h3>
      <p>{t(`without.${reading}`)}</p>
      {shown === 'no' ? (
        <Button onPress={() => setShown('yes')}>{t('without.show')}</Button>
      ) : (
        <WithoutTable agreement={agreement} set={set} />
      )}
    </section>
  )
}

function WithoutTable({ agreement, set }: LeaveOneOutProps) {
  const { t, i18n } = useTranslation('adjudicate')
  const nameOf = useRaterNames(set)
  const number = figureFormat(i18n.language)
  const percent = percentFormat(i18n.language)
  const rows = agreement.withoutRater
    .map((one) => ({ ...one, name: nameOf(one.rater) }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('without.rater')}</th>
          <th scope="col">{t('without.ratings')}</th>
          <th scope="col">{t('measure.percent')}</th>
          <th scope="col">{t('measure.alpha')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rater, name, ratings, percent: share, alpha }) => (
          <tr key={rater}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>{ratings}</td>
            <td>{figureWords(share, percent, t).value}</td>
            <td>{figureWords(alpha, number, t).value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Reviewers and parties by their name, or by a number while names are hidden; groups are no persons. */
function useRaterNames({ round, id, units }: RatedSet): (rater: string) => string {
  const { t } = useTranslation('adjudicate')
  const heads = useOpen((open) => open.folded.heads)
  const hidden = useOpen((open) => open.log.names === 'hidden')
  if (id === 'groups' || (round !== 1 && !hidden)) return (rater) => rater
  const ids =
    round === 1
      ? heads.map(({ reviewer }) => reviewer.id as string)
      : units.flatMap(({ ratings }) => ratings.map(({ rater }) => rater)).sort()
  const order = [...new Set(ids)]
  return (rater) => {
    if (hidden) return t('rater', { number: order.indexOf(rater) + 1 })
    return heads.find(({ reviewer }) => reviewer.id === rater)?.reviewer.name ?? rater
  }
}
