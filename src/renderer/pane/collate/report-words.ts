import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemCode, bringsOne } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import type { ReportWords } from './import-lines'
import { useNames } from './use-names'

/** Says a report in the language of the interface; hidden names stay hidden in it. */
export function useReportWords(): ReportWords {
  const { t, i18n } = useTranslation('collate')
  const names = useNames(null)
  const hidden = useOpen((open) => open.log.names === 'hidden')
  const heads = useOpen((open) => open.folded.heads)
  return useMemo(
    () => ({
      title: (column) => t(`import.column.${column}`),
      outcome: (outcome) => t(`import.outcome.${outcome}`),
      why: ({ line: { outcome, reason, detail = '', file }, isReplaced }) => {
        if (outcome === 'other-text') return t('import.why.other-text', { text: detail })
        if (reason === undefined) return isReplaced ? t('import.replaced') : ''
        if (i18n.exists(`collate:import.why.${reason}`)) return t(`import.why.${reason}`)
        if (i18n.exists(`library:reason.${reason}`)) return i18n.t(`library:reason.${reason}`)
        // A code that this version does not know is shown as it came, never left out.
        if (!ProblemCode.safeParse(reason).success) return reason
        return i18n.t(`problem:${reason}.why`, { detail: detail || file })
      },
      file: ({ line, head }) => {
        if (!hidden || line.review === undefined || !bringsOne(line.outcome)) return line.file
        const copy = head ?? heads.find(({ review }) => review === line.review)
        return copy ? t('import.fileOf', { name: names.head(copy.key) }) : t('import.fileHidden')
      },
      reviewer: ({ line, head }) => {
        if (!hidden) return line.reviewer ?? ''
        const copy = head ?? heads.find(({ review }) => review === line.review)
        return copy ? names.head(copy.key) : ''
      },
    }),
    [t, i18n, names, hidden, heads],
  )
}
