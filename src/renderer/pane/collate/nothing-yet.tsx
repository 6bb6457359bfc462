import { GitMerge } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../store'
import { Button, EmptyState } from '../../ui'
import { bringFiles } from './bring'
import { setView } from './view'

/** A collation without a review: what comes next. */
export function NothingYet() {
  const { t } = useTranslation('collate')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  return (
    <EmptyState
      icon={GitMerge}
      title={t('nothing.title')}
      text={t('nothing.text')}
      action={
        <span className="nothing-acts">
          <Button look="primary" isDisabled={!canWrite} onPress={bringFiles}>
            {t('tools.files')}
          </Button>
          <Button isDisabled={!canWrite} onPress={() => setView({ dialog: 'gather' })}>
            {t('tools.library')}
          </Button>
        </span>
      }
    />
  )
}
