import { useTranslation } from 'react-i18next'
import { type CollateTarget } from '../../store'
import { CollateScreen } from './collate-screen'
import { CollationList } from './collation-list'
import { WithCollation } from './with-collation'

/** Many reviews of one text, one decision for each place: the list of collations, or one of them. */
export function Collate({ target }: { readonly target: CollateTarget | undefined }) {
  const { t } = useTranslation('collate')
  if (!target) return <CollationList />
  return (
    <WithCollation target={target} title={t('title')} back={{ label: t('backToList') }}>
      <CollateScreen />
    </WithCollation>
  )
}
