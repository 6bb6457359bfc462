import { GitMerge, Plus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CollationRow } from '../../../contract'
import { client, listen } from '../../api'
import { localeName } from '../../locale-name'
import { tellError } from '../../refusal'
import { goTo } from '../../store'
import { Badge, Button, EmptyState, Screen } from '../../ui'
import { BeginDialog } from './begin-dialog'
import { When } from './when'

/** All collations in the workspace, and the way to begin one. */
export function CollationList() {
  const { t } = useTranslation('collate')
  const rows = useCollations()
  const [begins, setBegins] = useState(false)
  const begin = (
    <Button look="primary" icon={Plus} onPress={() => setBegins(true)}>
      {t('begin.button')}
    </Button>
  )
  return (
    <Screen
      name={t('title')}
      heading={<h1>{t('title')}</h1>}
      tools={rows && rows.length > 0 ? begin : undefined}
    >
      {rows?.length === 0 && (
        <EmptyState icon={GitMerge} title={t('empty.title')} text={t('empty.text')} action={begin} />
      )}
      {rows && rows.length > 0 && (
        <ul className="collations" aria-label={t('title')}>
          {rows.map((row) => (
            <li key={row.head.id}>
              <Row row={row} />
            </li>
          ))}
        </ul>
      )}
      {begins && <BeginDialog onClose={() => setBegins(false)} />}
    </Screen>
  )
}

function useCollations(): readonly CollationRow[] | null {
  const [rows, setRows] = useState<readonly CollationRow[] | null>(null)
  const read = useCallback(() => {
    client['collation.list']({})
      .then(({ collations }) => setRows([...collations].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))))
      .catch(tellError)
  }, [])
  useEffect(() => {
    read()
    return listen((event) => {
      if (event.kind === 'library.changed' || event.kind === 'collation.changed') read()
    })
  }, [read])
  return rows
}

function Row({ row }: { readonly row: CollationRow }) {
  const { t, i18n } = useTranslation('collate')
  const { head, revisions, decided, openDisputes, published } = row
  const last = published.at(-1)
  return (
    <button
      type="button"
      className="collation"
      onClick={() => goTo({ screen: 'collate', target: { collation: head.id } })}
    >
      <span className="collation-title">
        <bdi lang={head.locale}>{head.title}</bdi>
        <span className="collation-locale">{localeName(head.locale, i18n.language)}</span>
        <Badge>
          <bdi>{head.packVersion}</bdi>
        </Badge>
      </span>
      <span className="collation-facts">
        <span>{t('row.reviews', { count: revisions })}</span>
        <span>{t('row.decided', { count: decided })}</span>
        {openDisputes > 0 && <span>{t('row.disputes', { count: openDisputes })}</span>}
        {last && <span>{t('row.published', { version: last.version })}</span>}
      </span>
      <When at={row.updatedAt} />
    </button>
  )
}
