import { useTranslation } from 'react-i18next'
import type { Agreement } from '../../../core/agreement'
import { Badge } from '../../ui'
import { figureFormat, figureWords, percentFormat } from './figure-words'

const MEASURES = ['percent', 'alpha', 'gwet', 'cohen', 'fleiss'] as const

/** Every measure with its interval and on how much it rests; what cannot be said says why. */
export function FigureTable({ agreement }: { readonly agreement: Agreement }) {
  const { t, i18n } = useTranslation('adjudicate')
  const number = figureFormat(i18n.language)
  const percent = percentFormat(i18n.language)
  const { units, pairable, raters, ratings, contradictions } = agreement.n
  return (
    <section className="figures" aria-label={t('figure.title')}>
      <p className="dispute-facts">
        <span>{t('figure.raters', { count: raters })}</span>
        <span>{t('figure.ratings', { count: ratings })}</span>
        <span>{t('figure.pairable', { count: pairable, units })}</span>
        {contradictions > 0 && <span>{t('figure.contradictions', { count: contradictions })}</span>}
        {agreement.caution && <Badge tone="warn">{t('figure.few')}</Badge>}
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('figure.measure')}</th>
            <th scope="col">{t('figure.value')}</th>
            <th scope="col">{t('figure.interval')}</th>
            <th scope="col">{t('figure.n')}</th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((id) => {
            const words = figureWords(agreement[id], id === 'percent' ? percent : number, t)
            return (
              <tr key={id}>
                <th scope="row">{t(`measure.${id}`)}</th>
                <td>{words.value}</td>
                <td>{words.interval}</td>
                <td>{agreement[id].units}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
