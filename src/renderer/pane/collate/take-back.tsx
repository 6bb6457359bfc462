import { RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useCollation } from '../../store/collation-window'
import { Button } from '../../ui'
import { reopenAll } from './acts'
import { canReopen } from './closed'

/** Takes all decisions back that nobody asks for any more; a ruling is only reversed by its adjudicator. */
export function TakeBack({ unasked }: { readonly unasked: readonly Matter[] }) {
  const { t } = useTranslation('collate')
  const waiting = useCollation((state) => state.waiting)
  const some = unasked.filter(canReopen)
  if (some.length === 0) return null
  return (
    <p>
      <Button icon={RotateCcw} isDisabled={waiting} onPress={() => void reopenAll(some)}>
        {t('unasked.takeBack', { count: some.length })}
      </Button>
    </p>
  )
}
