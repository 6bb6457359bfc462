import { CircleAlert, Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { tellError } from '../../refusal'
import { appStore, libraryStore, useApp } from '../../store'
import { Button } from '../../ui'

/** What concerns the whole window: it may only read, or the backend does not answer. */
export function Banners() {
  return (
    <div className="banners" aria-live="polite">
      <ReachBanner />
      <AccessBanner />
    </div>
  )
}

function ReachBanner() {
  const { t } = useTranslation()
  const reachable = useApp((state) => state.reachable)
  if (reachable) return null
  const retry = () => void Promise.all([appStore.load(), libraryStore.load()])
  return (
    <p className="banner">
      <Unplug aria-hidden size={18} className="banner-icon" />
      <span className="banner-text">
        <strong>{t('unreachable.title')}</strong> <span className="banner-why">{t('unreachable.text')}</span>
      </span>
      <Button onPress={retry}>{t('retry')}</Button>
    </p>
  )
}

function AccessBanner() {
  const { t } = useTranslation()
  const access = useApp((state) => state.view?.access)
  if (!access || access.mode === 'write') return null
  const why = access.why ?? 'other-process'
  const takePen = () => void appStore.takePen().catch(tellError)
  return (
    <p className="banner">
      <CircleAlert aria-hidden size={18} className="banner-icon" />
      <span className="banner-text">
        <strong>{t(`access.${why}.title`)}</strong>{' '}
        <span className="banner-why">{t(`access.${why}.text`)}</span>
      </span>
      {why === 'other-window' && <Button onPress={takePen}>{t('access.take')}</Button>}
      {why !== 'other-window' && <Button onPress={takePen}>{t('retry')}</Button>}
    </p>
  )
}
