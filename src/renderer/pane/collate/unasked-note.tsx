import { RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useApp } from '../../store'
import { useCollation } from '../../store/collation-window'
import { Button } from '../../ui'
import { reopen } from './acts'

/** That a decision stands which nobody asks for any more, and the way to take it back, in place of the verdict bar. */
export function UnaskedNote({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const waiting = useCollation((state) => state.waiting)
  return (
    <footer className="verdict verdict-closed" role="group" aria-label={t('unasked.title')}>
      <span className="matter-note-text">{t('unasked.text')}</span>
      <Button icon={RotateCcw} isDisabled={waiting || !canWrite} onPress={() => void reopen(matter)}>
        {t('verdict.reopen')}
      </Button>
    </footer>
  )
}
