import { useTranslation } from 'react-i18next'
import { type ImportJob, importStore } from '../../store'
import { Button, ProgressBar } from '../../ui'

/** How far an import is, what time is left, and a way to stop it. */
export function JobProgress({ job }: { readonly job: ImportJob }) {
  const { t, i18n } = useTranslation('library')
  const { t: tc } = useTranslation()
  const canStop = job.phase === 'waiting' || job.phase === 'sending'
  const left = secondsLeft(job)
  const text = progressText(job, i18n.language, (key, values) => t(key, values))
  return (
    <div className="job-progress">
      <p>
        <bdi>{job.name}</bdi>
      </p>
      <ProgressBar label={t('import.progress')} done={job.done} total={job.total} text={text} look="bold" />
      <p className="field-hint">
        {text}
        {left !== null && <> {t('import.left', { count: left })}</>}
      </p>
      {canStop && <Button onPress={() => importStore.cancel(job.id)}>{tc('cancel')}</Button>}
    </div>
  )
}

function progressText(
  { phase, done, total }: ImportJob,
  language: string,
  say: (key: string, values: Record<string, string>) => string,
): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const size = (bytes: number): string => number.format(bytes / 1_000_000)
  if (phase === 'waiting') return say('import.waiting', {})
  if (phase === 'sending') return say('import.sending', { done: size(done), total: size(total) })
  return say('import.reading', { done: number.format(done), total: number.format(total) })
}

/** Worth saying only after a second and when there is more than one left. */
function secondsLeft({ phase, done, total, startedAt, progressedAt }: ImportJob): number | null {
  const spent = progressedAt - startedAt
  if (phase !== 'sending' || spent < 1000 || done === 0) return null
  const left = Math.round(((total - done) / done) * (spent / 1000))
  return left >= 2 ? left : null
}
