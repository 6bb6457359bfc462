import { CornerUpLeft, X } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackRow } from '../../../contract'
import { localeName } from '../../locale-name'
import { tellError } from '../../refusal'
import { type LibraryRow, libraryStore, useLibrary } from '../../store'
import { Button, IconButton } from '../../ui'
import type { HandbackRequest } from '../handback'

interface PackDetailsProps {
  readonly rows: readonly LibraryRow[]
  readonly onHandback: (request: HandbackRequest) => void
  readonly onClose: () => void
}

/** Everything the active row's pack says about itself, its instructions first. */
export function PackDetails({ rows, onHandback, onClose }: PackDetailsProps) {
  const { t } = useTranslation('library')
  const { t: tc } = useTranslation()
  const activeKey = useLibrary((state) => state.activeKey)
  const pack = activePack(rows, activeKey)
  if (!pack) return null
  const mine = pack.reviews.filter((review) => review.mine).map(({ review }) => review)
  return (
    <aside className="details" aria-label={t('details.title')}>
      <header className="details-head">
        <h2>
          <bdi lang={pack.sourceLocale}>{pack.title}</bdi>
        </h2>
        <IconButton icon={X} label={tc('close')} size="small" onPress={onClose} />
      </header>
      {mine.length > 0 && (
        <Button
          icon={CornerUpLeft}
          onPress={() => onHandback({ pack: pack.pack, digest: pack.digest, reviews: mine })}
        >
          {t('menu.handback')}
        </Button>
      )}
      {pack.instructions !== undefined && pack.instructions !== '' && (
        <section>
          <h3>{t('details.instructions')}</h3>
          <p className="details-instructions" lang={pack.sourceLocale} dir="auto">
            {pack.instructions}
          </p>
        </section>
      )}
      <DetailList pack={pack} />
    </aside>
  )
}

function DetailList({ pack }: { readonly pack: PackRow }) {
  const { t, i18n } = useTranslation('library')
  const glossary = useLibrary((state) => state.glossarySizes.get(pack.digest))
  useEffect(() => {
    libraryStore.loadGlossary(pack.pack, pack.digest).catch(tellError)
  }, [pack.pack, pack.digest])
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  const number = new Intl.NumberFormat(i18n.language)
  const words = pack.documents.reduce((sum, document) => sum + document.source.words, 0)
  const targets = new Set(pack.documents.flatMap((document) => document.targets.map(({ locale }) => locale)))
  return (
    <dl className="details-list">
      <Detail name={t('details.version')}>{pack.version}</Detail>
      <Detail name={t('details.market')}>{pack.market}</Detail>
      <Detail name={t('details.productLine')}>{pack.productLine}</Detail>
      <Detail name={t('details.owner')}>{pack.owner}</Detail>
      <Detail name={t('details.source')}>{localeName(pack.sourceLocale, i18n.language)}</Detail>
      <Detail name={t('details.targets')}>{number.format(targets.size)}</Detail>
      <Detail name={t('details.documents')}>{number.format(pack.documents.length)}</Detail>
      <Detail name={t('details.words')}>{number.format(words)}</Detail>
      <Detail name={t('details.glossary')}>
        {glossary === undefined
          ? undefined
          : glossary === 0
            ? t('details.noGlossary')
            : t('count.terms', { count: glossary })}
      </Detail>
      <Detail name={t('details.imported')}>{date.format(new Date(pack.importedAt))}</Detail>
      <Detail name={t('details.digest')}>
        <code title={pack.digest}>{pack.digest.slice(0, 12)}</code>
      </Detail>
    </dl>
  )
}

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === undefined || children === '') return null
  return (
    <div className="detail">
      <dt>{name}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  )
}

/** The pack of the active row, or else of the first: the one that Tab leads to. */
function activePack(rows: readonly LibraryRow[], key: string | null): PackRow | undefined {
  const lines = rows.filter((row) => row.kind !== 'group')
  return (lines.find((row) => row.key === key) ?? lines[0])?.pack
}
