import { ClipboardPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FoldedThread, Matter } from '../../../core/collation'
import { directionOf } from '../../i18n'
import { useApp } from '../../store'
import { useOpen } from '../../store/collation-window'
import { Badge, IconButton } from '../../ui'
import { enterThread } from '../register/acts'
import { isForRegister } from '../register/thread-kinds'
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
        <EnterInRegister thread={thread} />
      </header>
      {thread.clause === null && <Badge tone="warn">{t('thread.orphan')}</Badge>}
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

/** The way into the register for what concerns the policy itself; the review need not be in the library. */
function EnterInRegister({ thread: { thread, heads } }: { readonly thread: FoldedThread }) {
  const { t } = useTranslation('register')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const collation = useOpen((open) => open.head.id)
  const review = useOpen(({ folded }) => folded.heads.find(({ key }) => heads.includes(key))?.review)
  if (!isForRegister(thread.kind) || review === undefined) return null
  return (
    <IconButton
      icon={ClipboardPlus}
      size="small"
      label={t('thread.enter')}
      isDisabled={!canWrite}
      onPress={() => void enterThread(review, thread.id, collation)}
    />
  )
}
