import { useTranslation } from 'react-i18next'
import type { Digest } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { Badge } from '../../ui'

/** Who signed for whom, and what they still object to. A signature is for one text: a later decision makes it old. */
export function SignOffs({ text }: { readonly text: Digest }) {
  const { t } = useTranslation('collate')
  const signOffs = useOpen((open) => open.log.signOffs)
  const objections = useOpen((open) => open.log.positions).filter(({ act }) => act.stance === 'object')
  if (signOffs.length + objections.length === 0) return null
  return (
    <section className="sign-offs" aria-label={t('signOffs.title')}>
      <h3 className="part-title">{t('signOffs.title')}</h3>
      <ul>
        {signOffs.map(({ id, act }) => (
          <li key={id} className="outcome-line">
            <span>{t(`entry.signOff.${act.stance}`, { group: act.group, name: act.name })}</span>
            {act.text !== text && <Badge tone="warn">{t('signOffs.old')}</Badge>}
            {act.residual !== undefined && <bdi className="outcome-word">{act.residual}</bdi>}
          </li>
        ))}
        {objections.map(({ id, act }) => (
          <li key={id} className="outcome-line">
            <span>{t('signOffs.objects', { group: act.group })}</span>
            {act.reason !== undefined && <bdi className="outcome-word">{act.reason}</bdi>}
          </li>
        ))}
      </ul>
    </section>
  )
}
