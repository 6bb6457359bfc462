import { useTranslation } from 'react-i18next'
import {
  collationImportStore,
  collationStore,
  useCollation,
  useCollationImport,
} from '../../store/collation-window'
import { Button, Dialog, ProgressBar } from '../../ui'
import { problemWords } from '../../refusal'
import { ImportReport } from './import-report'

/** What is coming into the collation, and what became of it. */
export function ImportDialog() {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const phase = useCollationImport((state) => state.phase)
  const isBrought = useCollation((state) => state.stage?.phase === 'folding')
  if (phase === 'idle') return null
  const isRunning = phase === 'sending' || phase === 'reading' || phase === 'stopping'
  const close = () => collationImportStore.close()
  return (
    <Dialog
      title={t('import.title')}
      size={phase === 'reported' ? 'wide' : 'normal'}
      closing={isRunning ? 'fixed' : 'free'}
      onClose={close}
      actions={
        isRunning ? (
          <Button
            key="cancel"
            isDisabled={phase === 'stopping' || isBrought}
            onPress={() => collationImportStore.cancel()}
          >
            {tc('cancel')}
          </Button>
        ) : (
          // Another button than the one before, so that it takes the focus when it comes.
          <Button key="close" look="primary" autoFocus onPress={close}>
            {tc('close')}
          </Button>
        )
      }
    >
      {isRunning ? (
        <Running />
      ) : phase === 'refused' ? (
        <Refused />
      ) : phase === 'stopped' ? (
        <p role="status">{t('import.stopped')}</p>
      ) : (
        <ImportReport />
      )}
    </Dialog>
  )
}

function Running() {
  const { t, i18n } = useTranslation('collate')
  const { phase, done, total } = useCollationImport((state) => state)
  const stage = useCollation((state) => state.stage)
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 })
  const mega = (bytes: number): string => number.format(bytes / 1_000_000)
  const folding = stage?.phase === 'folding' ? stage : null
  const text =
    phase === 'sending'
      ? t('import.sending', { done: mega(done), total: mega(total) })
      : folding
        ? t('stage.folding', { done: folding.done, total: folding.total })
        : t(phase === 'stopping' ? 'import.stopping' : 'import.reading', { done, total })
  const shown = folding ?? { done, total }
  return (
    <div className="job-progress">
      <ProgressBar label={t('import.title')} done={shown.done} total={shown.total} text={text} look="bold" />
      <p className="field-hint" role="status">
        {text}
      </p>
      {folding && <Button onPress={collationStore.stop}>{t('stage.stop')}</Button>}
    </div>
  )
}

function Refused() {
  const problem = useCollationImport((state) => state.problem)
  if (!problem) return null
  const { what, why, next } = problemWords(problem)
  return (
    <div className="refused" role="alert">
      <p className="refused-what">{what}</p>
      <p>{why}</p>
      <p>{next}</p>
    </div>
  )
}
