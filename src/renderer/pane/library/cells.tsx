import { ChevronDown, ChevronRight, FileText, MessageSquareText } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localeName, ownLocaleName } from '../../locale-name'
import { daysLeft, type LibraryRow, type WorkSummary } from '../../store'
import { Badge, ProgressBar } from '../../ui'
import { AnsweredBadge } from '../receipt/answered-badge'
import { useToday } from './use-today'

type DataRow = Exclude<LibraryRow, { kind: 'group' }>
interface CellProps {
  readonly row: DataRow
}

export function NameCell({ row }: CellProps) {
  return (
    <span role="gridcell" className="cell cell-name">
      {(row.kind === 'pack' || row.kind === 'document') && <Twist isOpen={row.isOpen} />}
      {row.kind === 'pack' && <PackName row={row} />}
      {row.kind === 'document' && (
        <>
          <FileText aria-hidden size={16} strokeWidth={1.5} className="cell-icon" />
          <bdi className="clip" lang={row.pack.sourceLocale}>
            {row.document.title}
          </bdi>
        </>
      )}
      {row.kind === 'rendering' && <RenderingName row={row} />}
      {row.kind === 'review' && <ReviewName row={row} />}
    </span>
  )
}

function Twist({ isOpen }: { readonly isOpen: boolean }) {
  const Icon = isOpen ? ChevronDown : ChevronRight
  return <Icon aria-hidden size={16} className={isOpen ? 'twist' : 'twist twist-closed'} />
}

function PackName({ row }: { readonly row: Extract<DataRow, { kind: 'pack' }> }) {
  const { pack } = row
  const places = [pack.market, pack.productLine].filter((part) => part !== undefined)
  return (
    <span className="pack-name">
      <bdi className="clip pack-title" lang={pack.sourceLocale}>
        {pack.title}
      </bdi>
      <span className="clip pack-places">
        {places.map((place, index) => (
          <Fragment key={place}>
            {index > 0 && <span aria-hidden>·</span>}
            <bdi>{place}</bdi>
          </Fragment>
        ))}
      </span>
    </span>
  )
}

function RenderingName({ row }: { readonly row: Extract<DataRow, { kind: 'rendering' }> }) {
  const { i18n } = useTranslation()
  const { locale, title } = row.rendering
  const name = localeName(locale, i18n.language)
  const own = ownLocaleName(locale)
  return (
    <>
      <bdi className="locale-name">{name}</bdi>
      {own !== name && (
        <bdi className="locale-own" lang={locale}>
          {own}
        </bdi>
      )}
      <bdi className="clip rendering-title" lang={locale}>
        {title}
      </bdi>
    </>
  )
}

function ReviewName({ row }: { readonly row: Extract<DataRow, { kind: 'review' }> }) {
  const { t } = useTranslation('library')
  const { author, progress } = row.review
  return (
    <>
      <bdi className="clip">{author.name}</bdi>
      <span className="rendering-title">{t('count.changes', { count: progress.changes })}</span>
    </>
  )
}

export function DueCell({ row }: CellProps) {
  const { t, i18n } = useTranslation('library')
  const today = useToday()
  const due = row.kind === 'pack' ? row.pack.dueDate : undefined
  const days = daysLeft(due, today)
  if (due === undefined || days === null) return <Cell column="due">{null}</Cell>
  const date = new Date(`${due}T23:59:59`)
  const short = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', year: 'numeric' })
  const zone = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'long' })
  const distance = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' }).format(days, 'day')
  return (
    <span role="gridcell" className="cell cell-due" title={zone.format(date)}>
      <span>{short.format(date)}</span>
      <span className={days < 0 ? 'due-late' : 'due-distance'}>
        {days < 0 ? t('overdue', { count: -days }) : distance}
      </span>
    </span>
  )
}

export function ProgressCell({ row }: CellProps) {
  const { t } = useTranslation('library')
  const { reviewed, total } = progressOf(row)
  const text = t('progress.text', { count: total, reviewed })
  return (
    <span role="gridcell" className="cell cell-progress">
      {total > 0 && (
        <>
          <ProgressBar label={t('progress.label')} done={reviewed} total={total} text={text} />
          <span className="cell-small" aria-hidden>
            {t('progress.short', { reviewed, total })}
          </span>
        </>
      )}
      {total === 0 && row.kind === 'rendering' && (
        <span className="cell-small">{t('count.clauses', { count: row.rendering.clauses })}</span>
      )}
    </span>
  )
}

function progressOf(row: DataRow): Pick<WorkSummary, 'reviewed' | 'total'> {
  if (row.kind !== 'review') return row.summary
  return { reviewed: row.review.progress.reviewed, total: row.review.progress.clauses }
}

export function ThreadsCell({ row }: CellProps) {
  const { t } = useTranslation('library')
  const open = row.kind === 'review' ? row.review.progress.openThreads : row.summary.openThreads
  const words = t('count.openThreads', { count: open })
  return (
    <span
      role="gridcell"
      className="cell cell-threads"
      {...(open > 0 ? { title: words, 'aria-label': words } : {})}
    >
      {open > 0 && (
        <>
          <MessageSquareText aria-hidden size={14} strokeWidth={1.75} />
          {open}
        </>
      )}
    </span>
  )
}

const TONES = {
  received: 'neutral',
  'in-work': 'accent',
  'handed-back': 'good',
  'changed-since': 'warn',
} as const

export function StateCell({ row }: CellProps) {
  const { t } = useTranslation('library')
  const answered = row.kind === 'review' ? row.review : row.kind === 'rendering' ? row.mine : null
  const state = row.kind === 'review' ? row.review.state : row.summary.state
  const isOther = row.kind === 'review' && !row.review.mine
  // A document says what its languages say; only work is worth saying twice.
  if (row.kind === 'document' && state === 'received') return <Cell column="state">{null}</Cell>
  return (
    <span role="gridcell" className="cell cell-state">
      {isOther ? (
        <Badge>{t('state.imported')}</Badge>
      ) : answered?.answeredAt === undefined ? (
        <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      ) : (
        <AnsweredBadge review={answered.review} at={answered.answeredAt}>
          {state !== 'handed-back' && <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>}
        </AnsweredBadge>
      )}
    </span>
  )
}

function Cell({ column, children }: { readonly column: string; readonly children: ReactNode }) {
  return (
    <span role="gridcell" className={`cell cell-${column}`}>
      {children}
    </span>
  )
}
