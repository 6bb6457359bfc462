import i18next from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Folded, type Matter, areNamesHidden } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { type Names, hiddenNames, plainNames } from './names'

/** What reviewers are called at a matter; without one, wherever names stand that belong to no matter. */
export function useNames(matter: Matter | null): Names {
  const { i18n } = useTranslation()
  const folded = useOpen((open) => open.folded)
  const names = useOpen((open) => open.log.names)
  const hidden = areNamesHidden(names, matter)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a mask is in the language of the interface
  return useMemo(() => namesOf(folded, hidden ? 'hidden' : 'shown'), [folded, hidden, i18n.language])
}

export function namesOf(folded: Folded, names: 'hidden' | 'shown'): Names {
  if (names === 'shown') return plainNames(folded)
  return hiddenNames(folded, (letter) => i18next.t('collate:reviewer', { letter }))
}
