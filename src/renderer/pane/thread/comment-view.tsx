import { Check, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment, Thread } from '../../../core/model'
import { Button, IconButton } from '../../ui'
import { Byline } from '../desk/byline'
import { useDeskParts } from '../desk/context'
import { applyProposed, deleteComment, editComment } from './acts'
import { Composer } from './composer'

/** One message of a thread. Its author may change or withdraw it. */
export function CommentView({
  thread,
  comment,
  canApply,
}: {
  thread: Thread
  comment: Comment
  canApply: boolean
}) {
  const { t } = useTranslation('desk')
  const { session, opened } = useDeskParts()
  const [editing, setEditing] = useState(false)
  const mine = comment.author === session.edit.person.id && session.canEdit()
  const { head } = opened.review
  if (comment.deletedAt !== undefined) return <p className="comment-deleted">{t('thread.deleted')}</p>
  return (
    <div className="comment">
      <div className="comment-head">
        <Byline author={comment.author} at={comment.at} />
        {comment.editedAt !== undefined && <span className="note">{t('thread.edited')}</span>}
        {mine && !editing && (
          <span className="comment-tools">
            <IconButton
              size="small"
              icon={Pencil}
              label={t('thread.edit')}
              onPress={() => setEditing(true)}
            />
            <IconButton
              size="small"
              icon={Trash2}
              label={t('thread.delete')}
              onPress={() => deleteComment(session, thread.id, comment.id)}
            />
          </span>
        )}
      </div>
      {editing ? (
        <Composer
          label={t('thread.edit')}
          submit={t('thread.save')}
          wording={null}
          text={comment.text}
          autoFocus
          onSubmit={({ text }) => {
            editComment(session, thread.id, comment.id, text)
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        comment.text && (
          <p className="comment-text" dir="auto">
            {comment.text}
          </p>
        )
      )}
      {comment.proposedWording !== undefined && (
        <div className="wording">
          <span className="note">{t('thread.wording')}</span>
          <p lang={head.locale} dir="auto">
            {comment.proposedWording || t('thread.wordingEmpty')}
          </p>
          {comment.appliedAs?.length ? (
            <span className="note">
              <Check aria-hidden size={14} /> {t('thread.applied')}
            </span>
          ) : (
            canApply && (
              <Button onPress={() => applyProposed(session, thread, comment)}>{t('thread.apply')}</Button>
            )
          )}
        </div>
      )}
    </div>
  )
}
