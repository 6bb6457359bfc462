import { ArrowLeft, ClipboardCopy, FileSpreadsheet } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dispositionCsv } from '../../../core/format/csv'
import type { DispositionRow } from '../../../core/collation'
import { type Command, useCommands } from '../../command'
import { localeName } from '../../locale-name'
import { saveBlob } from '../../save-blob'
import { type CollateTarget, goTo } from '../../store'
import { useOpen } from '../../store/collation-window'
import { Badge, Button, IconButton, Screen, showToast } from '../../ui'
import { DispositionFilter } from './disposition-filter'
import { DispositionTable } from './disposition-table'
import { dispositionStrings } from './strings'
import { FIRST_VIEW, OUTCOMES, shownRows } from './table'
import { useCounts, useTable } from './use-table'

/** The disposition table of the open collation. */
export function DispositionScreen({ target }: { readonly target: CollateTarget }) {
  const { t, i18n } = useTranslation('disposition')
  const rows = useTable()
  const [view, setView] = useState(FIRST_VIEW)
  const [search, setSearch] = useState<HTMLInputElement | null>(null)
  const shown = useMemo(() => shownRows(rows, view, i18n.language), [rows, view, i18n.language])
  const acts = useActs(shown, target)
  useCommands(useMemo(() => commands(acts, () => search?.select()), [acts, search]))
  return (
    <Screen
      name={t('title')}
      heading={<Heading onBack={acts.back} />}
      tools={
        <>
          <Button icon={ClipboardCopy} onPress={() => void acts.copy()}>
            {t('copy')}
          </Button>
          <Button look="primary" icon={FileSpreadsheet} onPress={acts.csv}>
            {t('csv')}
          </Button>
        </>
      }
      status={<span>{t('counts.rows', { shown: shown.length, total: rows.length })}</span>}
    >
      <div className="disposition">
        <CountLine />
        <DispositionFilter view={view} onChange={setView} search={setSearch} />
        {shown.length === 0 ? (
          <p className="panel-empty">{t(rows.length ? 'empty' : 'nothing')}</p>
        ) : (
          <DispositionTable key={JSON.stringify(view)} rows={shown} onShow={acts.show} />
        )}
      </div>
    </Screen>
  )
}

/** Which text the table is of. */
function Heading({ onBack }: { readonly onBack: () => void }) {
  const { t, i18n } = useTranslation('disposition')
  const head = useOpen((open) => open.head)
  return (
    <div className="disposition-heading">
      <IconButton icon={ArrowLeft} label={t('back')} onPress={onBack} />
      <h1>{t('title')}</h1>
      <Badge>
        <bdi lang={head.locale}>{head.title}</bdi>
      </Badge>
      <Badge>{localeName(head.locale, i18n.language)}</Badge>
      <Badge>
        <bdi>{head.packVersion}</bdi>
      </Badge>
    </div>
  )
}

/** What came in, and what became of it: the parts add up. */
function CountLine() {
  const { t } = useTranslation('disposition')
  const { total, byOutcome } = useCounts()
  return (
    <ul className="disposition-counts" aria-label={t('counts.label')} title={t('counts.why')}>
      <li className="disposition-total">{t('counts.in', { count: total })}</li>
      {OUTCOMES.flatMap((outcome) => {
        const count = byOutcome.get(outcome) ?? 0
        return count === 0
          ? []
          : [<li key={outcome}>{t('counts.one', { outcome: t(`outcome.${outcome}`), count })}</li>]
      })}
    </ul>
  )
}

function useActs(shown: readonly DispositionRow[], target: CollateTarget) {
  const { t } = useTranslation('disposition')
  const head = useOpen((open) => open.head)
  return useMemo(() => {
    const text = (): string => dispositionCsv(shown, dispositionStrings())
    return {
      back: () => goTo({ screen: 'collate', target }),
      show: ({ matter }: DispositionRow) => {
        if (matter !== null) goTo({ screen: 'collate', target, matter })
      },
      csv: () => {
        const name = `${head.document}.${head.packVersion}.${head.locale}.csv`.replace(
          /[^\p{L}\p{N}._-]/gu,
          '-',
        )
        saveBlob(name, new Blob([text()], { type: 'text/csv;charset=utf-8' }))
      },
      copy: async () => {
        try {
          await navigator.clipboard.writeText(text().slice(1))
          showToast({ tone: 'good', title: t('copied') })
        } catch {
          // The browser rejects it where the page has not the focus or the right.
          showToast({ tone: 'problem', title: t('notCopied') })
        }
      },
    }
  }, [shown, target, head, t])
}

function commands(acts: ReturnType<typeof useActs>, search: () => void): Command[] {
  const line = (id: string, title: string, run: () => void, keys?: string): Command => ({
    id: `disposition.${id}`,
    title: `disposition:${title}`,
    group: 'disposition:title',
    run,
    ...(keys === undefined ? {} : { keys }),
  })
  return [
    line('search', 'search.label', search, 'Mod-f'),
    line('csv', 'csv', acts.csv, 'Mod-s'),
    line('copy', 'copy', () => void acts.copy()),
    line('back', 'back', acts.back),
  ]
}
