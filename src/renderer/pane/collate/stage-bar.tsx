import { useTranslation } from 'react-i18next'
import { problemWords } from '../../refusal'
import { collationStore, useCollation } from '../../store/collation-window'
import { Button, ProgressBar } from '../../ui'

/** That new reviews are being read and folded behind what is shown, or why they are not shown. */
export function StageBar() {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const stage = useCollation((state) => state.stage)
  const failure = useCollation((state) => state.failure)
  if (stage && stage.phase !== 'opening')
    return (
      <div className="stage-bar" role="status">
        <StageProgress />
        <Button onPress={collationStore.stop}>{t('stage.stop')}</Button>
      </div>
    )
  if (!failure) return null
  const { what, next } = problemWords(failure)
  return (
    <div className="stage-bar" role="alert">
      <span className="stage-text">
        {failure.code === 'cancelled' ? t('stage.stopped') : tc('startFailure', { why: what, next })}
      </span>
      <Button onPress={() => void collationStore.retry()}>{tc('retry')}</Button>
    </div>
  )
}

/** How far opening or folding is, in words and as a bar. */
export function StageProgress() {
  const { t } = useTranslation('collate')
  const stage = useCollation((state) => state.stage)
  if (!stage) return null
  const { phase, done, total } = stage
  const text = phase === 'folding' ? t('stage.folding', { done, total }) : t(`stage.${phase}`)
  return (
    <div className="stage-progress">
      <span className="stage-text">{text}</span>
      <ProgressBar label={text} done={done} total={total} text={text} look="bold" />
    </div>
  )
}
