import { ClipboardCopy, FileSpreadsheet } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rebasedOf } from '../../../core/collation'
import { type ImportLine, ProblemCode } from '../../../core/model'
import { saveBlob } from '../../save-blob'
import { useCollationImport, useOpen } from '../../store/collation-window'
import { Button, ToggleGroup, showToast } from '../../ui'
import {
  type ReportLine,
  type ReportWords,
  importCsv,
  importText,
  outcomeCounts,
  reportOf,
} from './import-lines'

type Shown = ImportLine['outcome'] | 'all'

/** What became of every file and review: counts that add up, then line by line. */
export function ImportReport() {
  const { t, i18n } = useTranslation('collate')
  const lines = useCollationImport((state) => state.lines)
  const heads = useOpen((open) => open.folded.heads)
  const matters = useOpen((open) => open.matters)
  const [shown, setShown] = useState<Shown>('all')
  const report = useMemo(() => reportOf(lines, heads, matters), [lines, heads, matters])
  const number = new Intl.NumberFormat(i18n.language)
  const entries = [
    { id: 'all' as const, label: t('import.all'), count: number.format(lines.length) },
    ...outcomeCounts(lines).map(({ outcome, count }) => ({
      id: outcome,
      label: t(`import.outcome.${outcome}`),
      count: number.format(count),
    })),
  ]
  const visible = report.filter(({ line }) => shown === 'all' || line.outcome === shown)
  return (
    <div className="import-report">
      <div className="import-head">
        <ToggleGroup<Shown> label={t('import.show')} entries={entries} value={shown} onChange={setShown} />
        <ReportActions lines={visible} />
      </div>
      <ul className="import-lines" aria-label={t('import.lines')}>
        {visible.map((row, i) => (
          // One file may bring several reviews, and one review may come in several files.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            <Line row={row} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Line({ row }: { readonly row: ReportLine }) {
  const { t } = useTranslation('collate')
  const words = useReportWords()
  const { line, live } = row
  const why = words.why(line)
  return (
    <article className="import-line" data-outcome={line.outcome}>
      <p className="import-line-head">
        <span className="import-outcome">{words.outcome(line.outcome)}</span>
        <bdi className="import-who">{line.reviewer ?? line.file}</bdi>
        {line.reviewer !== undefined && <bdi className="import-file">{line.file}</bdi>}
      </p>
      {why !== '' && <p className="import-why">{why}</p>}
      {line.changes !== undefined && (
        <p className="import-counts">
          <span>{t('people.changes', { count: line.changes })}</span>
          <span>{t('people.threads', { count: line.threads ?? 0 })}</span>
          <span>{t('import.clauses', { count: line.clauses ?? 0 })}</span>
          {live && <span>{t('import.agreeing', { count: live.agreeing })}</span>}
          {live && <span>{t('import.conflicting', { count: live.conflicting })}</span>}
          {live && live.orphans > 0 && <span>{t('import.orphans', { count: live.orphans })}</span>}
        </p>
      )}
      <Verdicts line={line} />
    </article>
  )
}

/** What rebasing made of each change, thread and clause state of a review of an older version. */
function Verdicts({ line }: { readonly line: ImportLine }) {
  const { t } = useTranslation('collate')
  const revisions = useOpen((open) => open.revisions)
  const revision = line.stands === undefined ? undefined : revisions.get(line.stands)
  const report = revision ? rebasedOf(revision)?.report.lines : undefined
  const counts = Object.entries(line.verdicts ?? {})
  if (counts.length === 0) return null
  return (
    <details className="import-verdicts">
      <summary>
        {t('import.rebased', { version: line.packVersion ?? '' })}{' '}
        {counts.map(([verdict, count]) => (
          <span key={verdict} className="chip">
            {t(`verdictWord.${verdict}`, { defaultValue: verdict })} <bdi>{count}</bdi>
          </span>
        ))}
      </summary>
      <ul>
        {(report ?? []).map(({ kind, id, verdict }) => (
          <li key={`${kind} ${id}`}>
            {t(`rebasedKind.${kind}`, { defaultValue: kind })} <bdi className="import-id">{id}</bdi>{' '}
            {t(`verdictWord.${verdict}`, { defaultValue: verdict })}
          </li>
        ))}
      </ul>
    </details>
  )
}

function ReportActions({ lines }: { readonly lines: readonly ReportLine[] }) {
  const { t } = useTranslation('collate')
  const words = useReportWords()
  const copy = () =>
    void navigator.clipboard
      .writeText(importText(lines, words))
      .then(() => showToast({ tone: 'good', title: t('import.copied') }))
  const csv = () => saveBlob(t('import.csvName'), new Blob([importCsv(lines, words)], { type: 'text/csv' }))
  return (
    <span className="import-acts">
      <Button icon={ClipboardCopy} onPress={copy}>
        {t('import.copy')}
      </Button>
      <Button icon={FileSpreadsheet} onPress={csv}>
        {t('import.csv')}
      </Button>
    </span>
  )
}

function useReportWords(): ReportWords {
  const { t, i18n } = useTranslation('collate')
  return useMemo(
    () => ({
      title: (column) => t(`import.column.${column}`),
      outcome: (outcome) => t(`import.outcome.${outcome}`),
      why: ({ reason, detail = '', file }) => {
        if (reason === undefined) return ''
        if (i18n.exists(`collate:import.why.${reason}`)) return t(`import.why.${reason}`)
        if (i18n.exists(`library:reason.${reason}`)) return i18n.t(`library:reason.${reason}`)
        // A code that this version does not know is shown as it came, never left out.
        if (!ProblemCode.safeParse(reason).success) return reason
        return i18n.t(`problem:${reason}.why`, { detail: detail || file })
      },
    }),
    [t, i18n],
  )
}
