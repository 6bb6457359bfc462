import { useTranslation } from 'react-i18next'
import type { FoldedThread, Matter } from '../../../core/collation'
import { ThreadTalk } from './thread-talk'

/** A thread as a matter of its own: what was said, to be agreed to, turned down or put off. */
export function ThreadQuestion({
  matter,
  thread,
}: {
  readonly matter: Matter
  readonly thread: FoldedThread
}) {
  const { t } = useTranslation('collate')
  return (
    <section className="lanes" aria-label={t('thread.name')}>
      <h3 className="part-title">{t('thread.name')}</h3>
      <ThreadTalk thread={thread} matter={matter} />
    </section>
  )
}
