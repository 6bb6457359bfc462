import { CircleCheck, CircleDot, ClipboardPlus, MessageSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Thread, ThreadKind } from '../../../core/model'
import { Badge, IconButton, Select } from '../../ui'
import { Byline } from '../desk/byline'
import { useDeskParts } from '../desk/context'
import { ThreadAnswer } from '../receipt/answer-note'
import { isForRegister } from '../register/thread-kinds'
import { placeOf } from './anchors'
import { enterThreadInRegister, openThread, replyTo, setThreadKind, toggleResolved } from './acts'
import { CommentView } from './comment-view'
import { Composer } from './composer'

/** A thread in the margin: closed, its first words; open, all of it and a place to answer. */
export function ThreadCard({ thread, open }: { readonly thread: Thread; readonly open: boolean }) {
  return open ? <OpenThread thread={thread} /> : <ClosedThread thread={thread} />
}

function ClosedThread({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const [first] = thread.comments
  const replies = thread.comments.length - 1
  return (
    <button type="button" className="card-closed" onClick={() => openThread(session, thread, 'stay')}>
      <span className="card-line">
        <MessageSquare aria-hidden size={14} />
        <span className="card-kind">{t(`threadKind.${thread.kind}`)}</span>
        {thread.status.value === 'resolved' && <Badge tone="good">{t('thread.resolved')}</Badge>}
        {replies > 0 && <span className="note">{t('thread.replies', { count: replies })}</span>}
      </span>
      <span className="card-words" dir="auto">
        {first?.text || first?.proposedWording || t('thread.deleted')}
      </span>
      <ThreadAnswer thread={thread.id} open={false} />
    </button>
  )
}

function OpenThread({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation('desk')
  const { session, opened } = useDeskParts()
  const canEdit = session.canEdit()
  const place = placeOf(thread, session.index())
  const onTarget = thread.anchor.side === 'target' && place !== null
  const resolved = thread.status.value === 'resolved'
  return (
    <>
      <ThreadHead thread={thread} />
      <ThreadAnswer thread={thread.id} open />
      <blockquote
        className="quote"
        lang={thread.anchor.side === 'source' ? opened.source.rendering.locale : opened.review.head.locale}
        dir="auto"
      >
        {thread.anchor.quote.exact.slice(0, 200) || t('thread.wholeClause')}
      </blockquote>
      {place === null && <Badge tone="warn">{t('thread.orphan')}</Badge>}
      {resolved && (
        <p className="note">
          {t('thread.resolvedBy')} <Byline author={thread.status.author} at={thread.status.at} />
        </p>
      )}
      {thread.comments.map((comment) => (
        <CommentView key={comment.id} thread={thread} comment={comment} canApply={onTarget && canEdit} />
      ))}
      {canEdit && (
        <Composer
          key={thread.id}
          label={t('thread.reply')}
          submit={t('thread.send')}
          wording={onTarget ? { was: thread.anchor.quote.exact } : null}
          onSubmit={(written) => replyTo(session, thread.id, written)}
        />
      )}
    </>
  )
}

function ThreadHead({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const canEdit = session.canEdit()
  const { t: tr } = useTranslation('register')
  const resolved = thread.status.value === 'resolved'
  return (
    <div className="card-line">
      <Select
        label={t('thread.kind')}
        hideLabel
        options={ThreadKind.options.map((id) => ({ id, label: t(`threadKind.${id}`) }))}
        value={thread.kind}
        isDisabled={!canEdit}
        onChange={(kind) => setThreadKind(session, thread.id, kind)}
      />
      {isForRegister(thread.kind) && (
        <IconButton
          icon={ClipboardPlus}
          label={tr('thread.enter')}
          isDisabled={!canEdit}
          onPress={() => void enterThreadInRegister(session, thread.id)}
        />
      )}
      <IconButton
        icon={resolved ? CircleDot : CircleCheck}
        label={t(resolved ? 'thread.reopen' : 'thread.resolve')}
        isDisabled={!canEdit}
        onPress={() => toggleResolved(session, thread)}
      />
    </div>
  )
}
