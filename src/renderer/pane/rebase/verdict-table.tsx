import { useTranslation } from 'react-i18next'
import { type RebaseReport, RebaseVerdict } from '../../../core/model'

const KINDS = ['change', 'thread', 'clause', 'decision'] as const

/** How many items of each kind came to which verdict. Every item is in it once. */
export function VerdictTable({ report }: { readonly report: RebaseReport }) {
  const { t, i18n } = useTranslation('rebase')
  const number = new Intl.NumberFormat(i18n.language)
  const kinds = KINDS.filter((kind) => report.lines.some((line) => line.kind === kind))
  if (!kinds.length) return <p>{t('nothing')}</p>
  const countOf = (kind: string, verdict: string): number =>
    report.lines.filter((line) => line.kind === kind && line.verdict === verdict).length
  return (
    <table className="verdicts">
      <caption>{t('counts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('kind.label')}</th>
          {RebaseVerdict.options.map((verdict) => (
            <th key={verdict} scope="col">
              {t(`verdict.${verdict}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`kind.${kind}`)}</th>
            {RebaseVerdict.options.map((verdict) => (
              <td key={verdict}>
                <bdi>{number.format(countOf(kind, verdict))}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
