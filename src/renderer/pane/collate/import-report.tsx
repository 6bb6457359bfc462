import { ClipboardCopy, FileSpreadsheet } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rebasedOf } from '../../../core/collation'
import type { ImportLine } from '../../../core/model'
import { saveBlob } from '../../save-blob'
import { useCollationImport, useOpen } from '../../store/collation-window'
import { Button, ToggleGroup, showToast } from '../../ui'
import { ImportReportLine } from './import-line'
import { type ReportLine, importCsv, importText, outcomeCounts, reportOf } from './import-lines'
import { useReportWords } from './report-words'

type Shown = ImportLine['outcome'] | 'all'

/** What became of every file and review: counts that add up, then line by line. */
export function ImportReport() {
  const { t, i18n } = useTranslation('collate')
  const lines = useCollationImport((state) => state.lines)
  const [shown, setShown] = useState<Shown>('all')
  const report = useReport(lines)
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
        {visible.map((row) => (
          // One file may bring several reviews, and one review may come in several files.
          <li key={report.indexOf(row)}>
            <ImportReportLine row={row} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function useReport(lines: readonly ImportLine[]): ReportLine[] {
  const heads = useOpen((open) => open.folded.heads)
  const matters = useOpen((open) => open.matters)
  const revisions = useOpen((open) => open.revisions)
  return useMemo(
    () =>
      reportOf(lines, { heads, matters }, ({ stands }) => {
        const revision = stands === undefined ? undefined : revisions.get(stands)
        return (revision && rebasedOf(revision)?.report.lines) ?? []
      }),
    [lines, heads, matters, revisions],
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
