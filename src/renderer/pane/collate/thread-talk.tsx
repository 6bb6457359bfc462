import { useTranslation } from 'react-i18next'
import type { FoldedThread, Matter } from '../../../core/collation'
import { directionOf } from '../../i18n'
import { useOpen } from '../../store/collation-window'
import { Badge } from '../../ui'
import { useNames } from './use-names'
import { When } from './when'

/** A thread with all its replies, to be read. */
export function ThreadTalk({ thread, matter }: { readonly thread: FoldedThread; readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const names = useNames(matter)
  const locale = useOpen((open) => open.head.locale)
  const { kind, anchor, comments, status } = thread.thread
  const content = anchor.side === 'target' ? { lang: locale, dir: directionOf(locale) } : { dir: 'auto' }
  return (
    <article className="talk">
      <header className="talk-head">
        <span className="talk-kind">{t(`desk:threadKind.${kind}`)}</span>
        {status.value === 'resolved' && <Badge>{t('thread.resolved')}</Badge>}
      </header>
      {anchor.quote.exact !== '' && (
        <blockquote className="talk-quote" {...content}>
          {anchor.quote.exact}
        </blockquote>
      )}
      {comments
        .filter(({ deletedAt }) => deletedAt === undefined)
        .map((comment) => (
          <div key={comment.id} className="talk-comment">
            <p className="talk-by">
              <bdi>{names.author(comment.author)}</bdi> <When at={comment.at} />
            </p>
            <p className="talk-text" dir="auto">
              {comment.text}
            </p>
            {comment.proposedWording !== undefined && (
              <p className="talk-wording" {...content}>
                {comment.proposedWording}
              </p>
            )}
          </div>
        ))}
    </article>
  )
}
