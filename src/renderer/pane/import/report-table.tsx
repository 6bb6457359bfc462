import { useVirtualizer } from '@tanstack/react-virtual'
import { ClipboardCopy, FileSpreadsheet } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportItem, ImportReport } from '../../../core/model'
import { tellError } from '../../refusal'
import { saveBlob } from '../../save-blob'
import { Button, SearchField, showToast, ToggleGroup } from '../../ui'
import { outcomeCounts, reportCsv, reportText, type ReportLine } from './report-lines'
import { useReportLines } from './use-report-lines'

type Outcome = ImportItem['outcome'] | 'all'

/** What became of every thing in a file: counts that add up, a filter, and a copy to keep. */
export function ReportTable({ report }: { readonly report: ImportReport }) {
  const { t, i18n } = useTranslation('library')
  const [outcome, setOutcome] = useState<Outcome>('all')
  const [query, setQuery] = useState('')
  const lines = useReportLines(report)
  const seen = useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase(i18n.language)
    return lines.filter(
      (line) =>
        (outcome === 'all' || line.outcome === outcome) &&
        `${line.kindWord} ${line.name} ${line.why}`.toLocaleLowerCase(i18n.language).includes(wanted),
    )
  }, [lines, outcome, query, i18n.language])
  const number = new Intl.NumberFormat(i18n.language)
  const counts = outcomeCounts(report)
  return (
    <div className="report">
      <p className={report.accepted ? 'report-head' : 'report-head refused-what'}>
        {t(`report.${report.accepted ? report.what : 'refused'}`, { file: report.file })}
      </p>
      <div className="report-tools">
        <ToggleGroup
          label={t('report.filter')}
          value={outcome}
          onChange={setOutcome}
          entries={counts.map(({ id, count }) => ({
            id,
            label: t(`outcome.${id}`),
            count: number.format(count),
          }))}
        />
        <SearchField label={t('report.search')} value={query} onChange={setQuery} />
      </div>
      <ReportLines lines={seen} />
      <ReportActions report={report} lines={lines} />
    </div>
  )
}

function ReportActions({
  report,
  lines,
}: {
  readonly report: ImportReport
  readonly lines: readonly ReportLine[]
}) {
  const { t } = useTranslation('library')
  const head = REPORT_COLUMNS.map((column) => t(`report.column.${column}`))
  const copy = () => {
    const text = reportText(report, lines, (id) => t(`outcome.${id}`))
    navigator.clipboard
      .writeText(text)
      .then(() => showToast({ tone: 'good', title: t('report.copied') }))
      .catch(tellError)
  }
  const save = () => {
    // Spreadsheet programs take the text for UTF-8 only with this mark before it.
    saveBlob(
      t('report.csvName', { file: report.file }),
      new Blob(['\uFEFF', reportCsv(head, lines)], { type: 'text/csv' }),
    )
  }
  return (
    <div className="report-actions">
      <Button icon={ClipboardCopy} onPress={copy}>
        {t('report.copy')}
      </Button>
      <Button icon={FileSpreadsheet} onPress={save}>
        {t('report.csv')}
      </Button>
    </div>
  )
}

const REPORT_COLUMNS = ['outcome', 'kind', 'name', 'why', 'count'] as const

function ReportLines({ lines }: { readonly lines: readonly ReportLine[] }) {
  const { t, i18n } = useTranslation('library')
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 33,
    overscan: 12,
    initialRect: { width: 800, height: 320 },
  })
  const number = new Intl.NumberFormat(i18n.language)
  if (lines.length === 0) return <p className="report-none">{t('report.none')}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className="report-box" ref={box} tabIndex={0} role="region" aria-label={t('report.table')}>
      <div role="table" aria-label={t('report.table')} aria-rowcount={lines.length + 1}>
        <div role="row" className="report-line report-columns" aria-rowindex={1}>
          {REPORT_COLUMNS.map((column) => (
            <span key={column} role="columnheader">
              {t(`report.column.${column}`)}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="report-lines" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => (
            <ReportRow
              key={key}
              line={lines[index]}
              index={index}
              start={start}
              measure={virtual.measureElement}
              number={number}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

interface ReportRowProps {
  readonly line: ReportLine | undefined
  readonly index: number
  readonly start: number
  readonly measure: (element: Element | null) => void
  readonly number: Intl.NumberFormat
}

function ReportRow({ line, index, start, measure, number }: ReportRowProps) {
  if (!line) return null
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      ref={measure}
      className={`report-line report-${line.outcome}`}
      style={{ insetBlockStart: start }}
    >
      <span role="cell">{line.outcomeWord}</span>
      <span role="cell">{line.kindWord}</span>
      <span role="cell">
        <bdi>{line.name}</bdi>
      </span>
      <span role="cell">{line.why}</span>
      <span role="cell" className="report-count">
        {number.format(line.count)}
      </span>
    </div>
  )
}
