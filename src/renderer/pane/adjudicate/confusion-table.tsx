import { useTranslation } from 'react-i18next'
import type { Agreement } from '../../../core/agreement'

/** How often two answers met in one place: across it lies what is confused with what. */
export function ConfusionTable({ agreement: { confusion } }: { readonly agreement: Agreement }) {
  const { t } = useTranslation('adjudicate')
  const values = [...new Set(confusion.flatMap((one) => one.values))].sort()
  if (values.length === 0) return null
  const pairs = (a: string, b: string): number =>
    confusion.find(({ values: [x, y] }) => (x === a && y === b) || (x === b && y === a))?.pairs ?? 0
  return (
    <section className="confusion" aria-label={t('confusion.title')}>
      <h3 className="part-title">{t('confusion.title')}</h3>
      <p className="field-hint">{t('confusion.hint')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('confusion.answer')}</th>
            {values.map((value) => (
              <th key={value} scope="col">
                {t(`value.${value}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`value.${row}`)}</th>
              {values.map((column) => (
                <td key={column} data-same={row === column || undefined}>
                  {pairs(row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
