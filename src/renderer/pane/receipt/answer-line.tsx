import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../core/model'
import { propertyWish } from '../../property-words'
import { openCard } from '../desk/acts'
import { useDeskParts, useReview } from '../desk/context'
import { openThread } from '../thread/acts'
import { AnswerPieces, AnswerWhy, AnswerWording, OutcomeBadge } from './answer-note'

/** One answer: the outcome, what it was about, why; a click goes to the place in the text. */
export function AnswerLine({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('receipt')
  const jump = useJump(answer)
  const body = (
    <>
      <span className="card-line">
        <OutcomeBadge outcome={answer.outcome} />
        <span className="card-kind">{t(`disposition:kind.${answer.kind}`)}</span>
        {answer.kind === 'change' && answer.reviewers > 1 && (
          <span className="note">
            {t('support', { supporters: answer.supporters, reviewers: answer.reviewers })}
          </span>
        )}
      </span>
      <AnswerWhat answer={answer} />
      <AnswerWhy said={answer} />
    </>
  )
  return (
    <div className="line answer-line">
      {jump ? (
        <button type="button" className="line-main" onClick={jump}>
          {body}
        </button>
      ) : (
        <div className="line-main">
          {body}
          <span className="note">{t('gone')}</span>
        </div>
      )}
      {answer.kind === 'change' && answer.pieces && <AnswerPieces pieces={answer.pieces} />}
    </div>
  )
}

function AnswerWhat({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('receipt')
  const own = useOwnWords(answer)
  if (answer.kind === 'thread')
    return (
      <span className="card-words" dir="auto">
        {answer.comment}
      </span>
    )
  const { base, proposed, result, property } = answer
  if (property !== undefined)
    return <span className="card-words">{propertyWish(property, parsed(proposed))}</span>
  if (base === '' && proposed === '') return <span className="card-words">{own || t('noText')}</span>
  return (
    <span className="card-words">
      <AnswerWording base={base} wording={proposed} />
      {result !== proposed && result !== base && (
        <span className="answer-now">
          {t('now')} <AnswerWording base={base} wording={result} />
        </span>
      )}
    </span>
  )
}

/** The words of the person's own card, for answers that have none. */
function useOwnWords(answer: Answer): string {
  return useReview(({ cards }) => {
    const card =
      answer.kind === 'change' && cards.find(({ ids }) => ids.some((id) => answer.ids.includes(id)))
    return card ? card.inserted || card.deleted : ''
  })
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

/** Goes to the card or thread that an answer is about; null where the review does not have it any more. */
function useJump(answer: Answer): (() => void) | null {
  const { session } = useDeskParts()
  const card = useReview(({ cards }) =>
    answer.kind === 'change' ? cards.find(({ ids }) => ids.some((id) => answer.ids.includes(id))) : undefined,
  )
  const thread = useReview(({ review }) =>
    answer.kind === 'thread' ? review.threads.get(answer.thread) : undefined,
  )
  if (card) return () => openCard(session, card)
  return thread ? () => openThread(session, thread) : null
}
