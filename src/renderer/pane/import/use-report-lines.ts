import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportReport, ProblemCode } from '../../../core/model'
import type { ReportLine } from './report-lines'

/** A report's lines in the language of the interface. */
export function useReportLines(report: ImportReport): readonly ReportLine[] {
  const { t, i18n } = useTranslation('library')
  return useMemo(() => {
    const why = (reason: string | undefined, detail: string): string => {
      if (reason === undefined) return ''
      if (i18n.exists(`library:reason.${reason}`)) return i18n.t(`library:reason.${reason}`)
      // A code that this version does not know is shown as it came, never left out.
      return ProblemCode.safeParse(reason).success ? i18n.t(`problem:${reason}.why`, { detail }) : reason
    }
    return report.items.map(({ kind, name, outcome, reason, count }) => ({
      outcome,
      outcomeWord: t(`outcome.${outcome}`),
      kindWord: t(`kind.${kind}`),
      name,
      why: why(reason, name),
      count,
    }))
  }, [report, t, i18n])
}
