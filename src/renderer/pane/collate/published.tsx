import { PackageCheck, Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useOpen } from '../../store/collation-window'
import { Button } from '../../ui'
import { exportPack, makeReceipts } from './publish'

/** The versions that came out of the collation, and what to send out. */
export function Published() {
  const { t } = useTranslation('collate')
  const head = useOpen((open) => open.head)
  const published = useOpen((open) => open.log.published)
  return (
    <section className="published" aria-label={t('published.title')}>
      {published.length > 0 && <h3 className="part-title">{t('published.title')}</h3>}
      <ul>
        {published.map(({ id, act }) => (
          <li key={id} className="published-line">
            <bdi>{act.version}</bdi>
            <Button icon={PackageCheck} onPress={() => void exportPack(head.pack, act.packDigest)}>
              {t('published.export')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="published-line">
        <span className="field-hint">{t('published.receiptsHint')}</span>
        <Button icon={Send} onPress={() => void makeReceipts(head.id)}>
          {t('published.receipts')}
        </Button>
      </p>
    </section>
  )
}
