import { useTranslation } from 'react-i18next'
import { type CollateTarget } from '../../store'
import '../../style/disposition.css'
import { WithCollation } from '../collate/with-collation'
import { DispositionScreen } from './disposition-screen'

/** Every proposal and thread of a collation, and what became of it. */
export function Disposition({ target }: { readonly target: CollateTarget }) {
  const { t } = useTranslation('disposition')
  return (
    <WithCollation target={target} title={t('title')} back={{ label: t('back'), target }}>
      <DispositionScreen target={target} />
    </WithCollation>
  )
}
