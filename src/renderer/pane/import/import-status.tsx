import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { importStore, isOver, useImport } from '../../store'

/** In the status line: that an import goes on behind the screen, and the way back to it. */
export function ImportStatus() {
  const { t } = useTranslation('library')
  const running = useImport((state) => (state.shown ? 0 : state.jobs.filter((job) => !isOver(job)).length))
  if (running === 0) return null
  return (
    <Button className="link-button" onPress={importStore.show}>
      {t('import.running', { count: running })}
    </Button>
  )
}
