import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../../core/model'
import { directionOf } from '../../i18n'
import { propertyChange } from '../../property-words'
import { Badge, Select, VirtualList } from '../../ui'
import { type Need, type NeedFilter, filterNeeds } from './needs'

interface NeedListProps {
  readonly needs: readonly Need[]
  /** Language of the text under review. */
  readonly locale: Locale
  /** Shows the place of one; without it the list is only read. */
  readonly onOpen?: (need: Need) => void
}

/** What needs the person after a move, with filters. */
export function NeedList({ needs, locale, onOpen }: NeedListProps) {
  const { t } = useTranslation('rebase')
  const [filter, setFilter] = useState<NeedFilter>({ kind: 'any', verdict: 'any' })
  const listed = useMemo(() => filterNeeds(needs, filter), [needs, filter])
  if (needs.length === 0) return <p className="panel-empty">{t('needs.none')}</p>
  return (
    <div className="needs">
      <NeedFilters filter={filter} onChange={setFilter} />
      <p className="note" role="status">
        {t('needs.count', { count: listed.length })}
      </p>
      {listed.length === 0 ? (
        <p className="panel-empty">{t('needs.noneMatch')}</p>
      ) : (
        <VirtualList
          label={t('needs.title')}
          entries={listed}
          keyOf={(need) => need.key}
          draw={(need) => <NeedLine need={need} locale={locale} {...(onOpen ? { onOpen } : {})} />}
        />
      )}
    </div>
  )
}

function NeedFilters({
  filter,
  onChange,
}: {
  readonly filter: NeedFilter
  readonly onChange: (filter: NeedFilter) => void
}) {
  const { t } = useTranslation('rebase')
  const any = { id: 'any' as const, label: t('filter.any') }
  const kinds = ['change', 'thread', 'clause'] as const
  const verdicts = ['conflict', 'context-removed', 'orphan'] as const
  return (
    <div className="filters">
      <Select
        label={t('filter.kind')}
        options={[any, ...kinds.map((id) => ({ id, label: t(`kind.${id}`) }))]}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <Select
        label={t('filter.verdict')}
        options={[any, ...verdicts.map((id) => ({ id, label: t(`verdict.${id}`) }))]}
        value={filter.verdict}
        onChange={(verdict) => onChange({ ...filter, verdict })}
      />
    </div>
  )
}

interface NeedLineProps {
  readonly need: Need
  readonly locale: Locale
  readonly onOpen?: (need: Need) => void
}

function NeedLine({ need, locale, onOpen }: NeedLineProps) {
  const words = <NeedWords need={need} locale={locale} />
  if (!onOpen) return <div className="line need">{words}</div>
  return (
    <div className="line need">
      <button type="button" className="line-main" onClick={() => onOpen(need)}>
        {words}
      </button>
    </div>
  )
}

function NeedWords({ need, locale }: Pick<NeedLineProps, 'need' | 'locale'>) {
  const { t } = useTranslation('rebase')
  const { t: td } = useTranslation('desk')
  const { kind, verdict, context, quote, state } = need
  return (
    <>
      <span className="need-head">
        <span className="card-kind">{t(`one.${kind}`)}</span>
        <Badge tone={verdict === 'conflict' ? 'danger' : 'warn'}>{t(`verdict.${verdict}`)}</Badge>
      </span>
      {context && <ContextWords context={context} locale={locale} />}
      {quote !== undefined && <Said label={t('said.quote')} text={quote} locale={locale} />}
      {state !== undefined && (
        <span className="need-said">
          {t(verdict === 'conflict' ? 'clauseChanged' : 'clauseGone', { state: td(`state.${state}`) })}
        </span>
      )}
    </>
  )
}

function ContextWords({
  context,
  locale,
}: {
  readonly context: NonNullable<Need['context']>
  readonly locale: Locale
}) {
  const { t } = useTranslation('rebase')
  if (context.property !== undefined)
    return (
      <span className="need-said">
        {propertyChange(context.property, valueIn(context.new || context.old), valueIn(context.reviewer))}
      </span>
    )
  return (
    <>
      <Said label={t('said.old')} text={context.old} locale={locale} />
      <Said label={t('said.new')} text={context.new} locale={locale} />
      <Said label={t('said.reviewer')} text={context.reviewer} locale={locale} />
    </>
  )
}

interface SaidProps {
  readonly label: string
  readonly text: string
  readonly locale: Locale
}

function Said({ label, text, locale }: SaidProps) {
  const { t } = useTranslation('rebase')
  const words = text.trim()
  return (
    <span className="need-said">
      <span className="need-label">{label}</span>
      {words ? (
        <bdi lang={locale} dir={directionOf(locale)}>
          {words}
        </bdi>
      ) : (
        <span className="note">{t('said.nothing')}</span>
      )}
    </span>
  )
}

function valueIn(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json // A text that was cut is shown as it is.
  }
}
