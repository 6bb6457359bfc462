import { Check, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment, Thread } from '../../../core/model'
import type { ReviewSnapshot } from '../../store/review'
import { Button, IconButton } from '../../ui'
import { Byline } from '../desk/byline'
import { useDeskParts, useReview } from '../desk/context'
import { applyProposed, deleteComment, editComment } from './acts'
import { Composer } from './composer'

/** One message of a thread. Its author may change or withdraw it. */
export function CommentView({ thread, comment, canApply }: CommentViewProps) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const [editing, setEditing] = useState(false)
  const mine = comment.author === session.edit.person.id && session.canEdit()
  if (comment.deletedAt !== undefined) return <p className="comment-deleted">{t('thread.deleted')}</p>
  const save = ({ text }: { readonly text: string }): void => {
    editComment(session, thread.id, comment.id, text)
    setEditing(false)
  }
  return (
    <div className="comment">
      <div className="comment-head">
        <Byline author={comment.author} at={comment.at} />
        {comment.editedAt !== undefined && <span className="note">{t('thread.edited')}</span>}
        {mine && !editing && (
          <CommentTools thread={thread} comment={comment} onEdit={() => setEditing(true)} />
        )}
      </div>
      {editing && (
        <Composer
          label={t('thread.edit')}
          submit={t('thread.save')}
          wording={null}
          text={comment.text}
          autoFocus
          onSubmit={save}
          onCancel={() => setEditing(false)}
        />
      )}
      {!editing && comment.text && (
        <p className="comment-text" dir="auto">
          {comment.text}
        </p>
      )}
      <Wording thread={thread} comment={comment} canApply={canApply} />
    </div>
  )
}

export interface CommentViewProps {
  readonly thread: Thread
  readonly comment: Comment
  readonly canApply: boolean
}

interface CommentToolsProps {
  readonly thread: Thread
  readonly comment: Comment
  readonly onEdit: () => void
}

function CommentTools({ thread, comment, onEdit }: CommentToolsProps) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const remove = (): void => deleteComment(session, thread.id, comment.id)
  return (
    <span className="comment-tools">
      <IconButton size="small" icon={Pencil} label={t('thread.edit')} onPress={onEdit} />
      <IconButton size="small" icon={Trash2} label={t('thread.delete')} onPress={remove} />
    </span>
  )
}

/** Wording offered for the thread's words, and the one click that makes a suggestion of it. */
function Wording({ thread, comment, canApply }: CommentViewProps) {
  const { t } = useTranslation('desk')
  const { session, opened } = useDeskParts()
  const applied = useReview((snapshot) => isApplied(snapshot, comment))
  if (comment.proposedWording === undefined) return null
  return (
    <div className="wording">
      <span className="note">{t('thread.wording')}</span>
      <p lang={opened.review.head.locale} dir="auto">
        {comment.proposedWording || t('thread.wordingEmpty')}
      </p>
      {applied ? (
        <span className="note">
          <Check aria-hidden size={14} /> {t('thread.applied')}
        </span>
      ) : (
        canApply && (
          <Button onPress={() => applyProposed(session, thread, comment)}>{t('thread.apply')}</Button>
        )
      )}
    </div>
  )
}

/** Whether a suggestion made of the wording still stands or was accepted: what was undone can be applied again. */
function isApplied({ review, cards }: ReviewSnapshot, { appliedAs }: Comment): boolean {
  if (!appliedAs?.length) return false
  const made = new Set<string>(appliedAs)
  return (
    cards.some((card) => card.ids.some((id) => made.has(id))) ||
    review.decisions.some(({ change, verdict }) => verdict === 'accept' && made.has(change))
  )
}
