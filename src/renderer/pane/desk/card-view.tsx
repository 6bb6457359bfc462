import { Check, X } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { sameJson } from '../../../core/base'
import type { Card } from '../../../core/suggestion'
import { useKeysOf } from '../../command'
import { Button } from '../../ui'
import { ChangeAnswer } from '../receipt/answer-note'
import { decide, openCard } from './acts'
import { Byline } from './byline'
import { ChangeWords } from './change-words'
import { useDeskParts, useReview } from './context'
import type { DeskSession } from './desk-session'
import { RemarkForm } from './remark-form'

interface CardViewProps {
  readonly card: Card
  readonly open: boolean
}

/** A change in the margin: closed, who and what; open, also why, and the two decisions. */
export const CardView = memo(
  function CardView({ card, open }: CardViewProps) {
    const { t } = useTranslation('desk')
    const { session } = useDeskParts()
    const kind = t(`cardKind.${card.kind}`)
    const said = useReview((snapshot) => {
      const record = snapshot.review.records.get(card.ids[0] ?? '')
      return record?.reason ?? ''
    })
    if (!open)
      return (
        <button
          type="button"
          className="card-closed"
          onClick={() => openCard(session, current(session, card), 'stay')}
        >
          <Byline author={card.author} at={card.createdAt} />
          <span className="card-line">
            <span className="card-kind">{kind}</span>
            <ChangeWords card={card} />
          </span>
          {said && <span className="note">{said}</span>}
          <ChangeAnswer ids={card.ids} open={false} />
        </button>
      )
    return (
      <>
        <Byline author={card.author} at={card.createdAt} />
        <div className="card-line">
          <span className="card-kind">{kind}</span>
          <ChangeWords card={card} />
        </div>
        <ChangeAnswer ids={card.ids} open />
        <RemarkForm key={card.key} card={card} />
        {session.canEdit() && <Decisions card={card} />}
      </>
    )
  },
  (a, b) => a.open === b.open && looksSame(a.card, b.card),
)

/** Typing moves every card behind it: where a card stands is not part of how it looks. */
export function looksSame(a: Card, b: Card): boolean {
  return (
    a === b ||
    (a.key === b.key &&
      a.kind === b.kind &&
      a.author === b.author &&
      a.createdAt === b.createdAt &&
      a.inserted === b.inserted &&
      a.deleted === b.deleted &&
      sameJson(a.ids, b.ids) &&
      sameJson(a.properties, b.properties))
  )
}

/** The card as it stands now. */
function current(session: DeskSession, card: Card): Card {
  return session.review.getState().cards.find((one) => one.key === card.key) ?? card
}

function Decisions({ card }: { readonly card: Card }) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const keys = { accept: useKeysOf('desk.accept'), reject: useKeysOf('desk.reject') }
  return (
    <div className="card-actions">
      <Button icon={Check} onPress={() => decide(session, card.ids, 'accept')}>
        {t('decide.accept')}
        {keys.accept && <kbd className="keys">{keys.accept}</kbd>}
      </Button>
      <Button icon={X} onPress={() => decide(session, card.ids, 'reject')}>
        {t('decide.reject')}
        {keys.reject && <kbd className="keys">{keys.reject}</kbd>}
      </Button>
    </div>
  )
}
