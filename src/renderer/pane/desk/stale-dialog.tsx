import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../core/model'
import { problemWords } from '../../refusal'
import { Button, Dialog } from '../../ui'

export interface StaleDialogProps {
  readonly problem: Problem
  readonly onRetry: () => void
  readonly onReload: () => void
}

/** Saving was refused and will not work by itself. What was written is still here and comes along. */
export function StaleDialog({ problem, onRetry, onReload }: StaleDialogProps) {
  const { t } = useTranslation('desk')
  const { what, why, next } = problemWords(problem)
  const stale = problem.code === 'stale-rev'
  return (
    <Dialog
      title={t('stale.title')}
      closing="fixed"
      role="alertdialog"
      size="small"
      onClose={onRetry}
      actions={
        <>
          <Button look={stale ? 'plain' : 'primary'} onPress={onRetry}>
            {t('stale.retry')}
          </Button>
          <Button look={stale ? 'primary' : 'plain'} onPress={onReload}>
            {t('stale.reload')}
          </Button>
        </>
      }
    >
      <p>{stale ? t('stale.text') : what}</p>
      {!stale && <p>{why}</p>}
      {!stale && <p>{next}</p>}
      <p>{t('stale.kept')}</p>
    </Dialog>
  )
}
