import { useTranslation } from 'react-i18next'
import type { HandbackPreview } from '../../../contract'
import type { ReviewId } from '../../../core/model'
import { localeName } from '../../locale-name'
import { Checkbox } from '../../ui'

interface HandbackChoiceProps {
  readonly preview: HandbackPreview
  readonly chosen: ReadonlySet<ReviewId>
  readonly onChoose: (chosen: ReadonlySet<ReviewId>) => void
}

const COUNTS = ['changes', 'accepted', 'threads', 'comments', 'reviewed', 'flagged'] as const

/** Every review that can go, with what it carries; the sums at the foot are of those that are ticked. */
export function HandbackChoice({ preview, chosen, onChoose }: HandbackChoiceProps) {
  const { t } = useTranslation('library')
  const { reviews } = preview
  const ticked = reviews.filter(({ review }) => chosen.has(review))
  const set = (ids: readonly ReviewId[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids)
      if (on) next.add(id)
      else next.delete(id)
    onChoose(next)
  }
  return (
    <>
      <p>{t('handback.intro')}</p>
      <div className="handback-box">
        <table className="handback-table">
          <HandbackHead
            ticked={ticked.length}
            total={reviews.length}
            onAll={(on) =>
              set(
                reviews.map(({ review }) => review),
                on,
              )
            }
          />
          <tbody>
            {reviews.map((row) => (
              <HandbackRow
                key={row.review}
                row={row}
                isChosen={chosen.has(row.review)}
                onChoose={(on) => set([row.review], on)}
              />
            ))}
          </tbody>
          <HandbackSums reviews={ticked} />
        </table>
      </div>
    </>
  )
}

interface HandbackHeadProps {
  readonly ticked: number
  readonly total: number
  readonly onAll: (on: boolean) => void
}

function HandbackHead({ ticked, total, onAll }: HandbackHeadProps) {
  const { t } = useTranslation('library')
  return (
    <thead>
      <tr>
        <th scope="col">
          <Checkbox
            aria-label={t('handback.all')}
            isSelected={ticked === total}
            isIndeterminate={ticked > 0 && ticked < total}
            onChange={onAll}
          />
        </th>
        <th scope="col">{t('handback.column.document')}</th>
        {COUNTS.map((column) => (
          <th key={column} scope="col" className="number">
            {t(`handback.column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function HandbackSums({ reviews }: { readonly reviews: HandbackPreview['reviews'] }) {
  const { t, i18n } = useTranslation('library')
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          {t('handback.sum', { count: reviews.length })}
        </th>
        {COUNTS.map((column) => (
          <td key={column} className="number">
            {number.format(reviews.reduce((sum, row) => sum + row[column], 0))}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

interface HandbackRowProps {
  readonly row: HandbackPreview['reviews'][number]
  readonly isChosen: boolean
  readonly onChoose: (on: boolean) => void
}

function HandbackRow({ row, isChosen, onChoose }: HandbackRowProps) {
  const { t, i18n } = useTranslation('library')
  const number = new Intl.NumberFormat(i18n.language)
  const name = localeName(row.locale, i18n.language)
  return (
    <tr className={isChosen ? '' : 'handback-off'}>
      <td>
        <Checkbox
          aria-label={t('handback.one', { title: row.title, locale: name })}
          isSelected={isChosen}
          onChange={onChoose}
        />
      </td>
      <td>
        <bdi lang={row.locale}>{row.title}</bdi> <span className="count">{name}</span>
      </td>
      {COUNTS.map((column) => (
        <td key={column} className="number">
          {column === 'reviewed'
            ? t('handback.reviewedOf', {
                reviewed: number.format(row.reviewed),
                clauses: number.format(row.clauses),
              })
            : number.format(row[column])}
        </td>
      ))}
    </tr>
  )
}
