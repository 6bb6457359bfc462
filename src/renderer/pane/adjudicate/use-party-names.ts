import { useTranslation } from 'react-i18next'
import { type Dispute, lettersOf } from '../../../core/collation'
import { useApp } from '../../store'
import { sameName } from './same-name'

/** What a party is called here. */
export type PartyNames = (party: string) => string

/** Names as they are, a letter for each, or a letter for each but oneself while names are hidden. */
export function usePartyNames(dispute: Dispute | null, names: 'names' | 'letters' | 'hidden'): PartyNames {
  const { t } = useTranslation('adjudicate')
  const me = useApp((state) => state.view?.person?.name ?? '')
  if (!dispute || names === 'names') return (party) => party
  const letters = lettersOf(dispute)
  return (party) =>
    names === 'hidden' && sameName(party, me) ? party : t('party', { letter: letters.get(party) ?? '?' })
}
