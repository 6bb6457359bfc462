import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ThreadKind } from '../../../core/model'
import type { Draft } from '../../store/desk'
import { Select } from '../../ui'
import { useDeskParts } from '../desk/context'
import { dropDraft, postDraft } from './acts'
import { Composer } from './composer'

/** A thread being begun: what it is about, and its first comment. */
export function DraftCard({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('desk')
  const { session, opened } = useDeskParts()
  const [kind, setKind] = useState<ThreadKind>('question')
  const { side, range, quote } = draft.anchor
  const close = (): void => {
    dropDraft(session)
    session.host().view.focus()
  }
  return (
    <>
      <div className="card-line">
        <strong>{t(range ? 'thread.new' : 'thread.newOnClause')}</strong>
      </div>
      <blockquote
        className="quote"
        lang={side === 'source' ? opened.source.rendering.locale : opened.review.head.locale}
        dir="auto"
      >
        {quote.exact.slice(0, 200)}
      </blockquote>
      <Select
        label={t('thread.kind')}
        options={ThreadKind.options.map((id) => ({ id, label: t(`threadKind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Composer
        label={t('thread.comment')}
        submit={t('thread.begin')}
        wording={side === 'target' ? { was: quote.exact } : null}
        autoFocus
        onSubmit={(written) => {
          postDraft(session, kind, written)
          session.host().view.focus()
        }}
        onCancel={close}
      />
    </>
  )
}
