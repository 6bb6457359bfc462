import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { openAges } from '../../../core/register'
import { useApp, useRegister } from '../../store'

/** Foot of the register: how much shows, how much is open, and how long it has been. */
export function RegisterStatus({ shown, now }: { readonly shown: number; readonly now: string }) {
  const { t } = useTranslation('register')
  const gaps = useRegister((state) => state.gaps)
  const person = useApp((state) => state.view?.person?.name)
  const ages = useMemo(() => openAges(gaps.values(), now), [gaps, now])
  return (
    <>
      <span>{t('state.shown', { count: shown })}</span>
      <span>{t('state.open', { count: ages.open })}</span>
      {ages.overdue > 0 && (
        <span className="register-overdue">{t('state.overdue', { count: ages.overdue })}</span>
      )}
      {ages.oldest > 0 && <span>{t('state.oldest', { count: ages.oldest })}</span>}
      {ages.median > 0 && <span>{t('state.median', { count: ages.median })}</span>}
      <span className="status-end">{person !== undefined && <bdi>{person}</bdi>}</span>
    </>
  )
}
