import { useTranslation } from 'react-i18next'
import { type Dispute, lettersOf } from '../../../core/collation'

/** What a party is called here. */
export type PartyNames = (party: string) => string

/** Names as they are, or a letter for each. */
export function usePartyNames(dispute: Dispute | null, names: 'names' | 'letters'): PartyNames {
  const { t } = useTranslation('adjudicate')
  if (!dispute || names === 'names') return (party) => party
  const letters = lettersOf(dispute)
  return (party) => t('party', { letter: letters.get(party) ?? '?' })
}
