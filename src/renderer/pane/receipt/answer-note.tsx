import { useTranslation } from 'react-i18next'
import type { Answer, AnswerPiece, ChangeId, ThreadId } from '../../../core/model'
import { Badge } from '../../ui'
import { TONES } from './tones'
import { useChangeAnswer, useThreadAnswer } from './use-receipts'

type Said = Pick<Answer | AnswerPiece, 'outcome' | 'code' | 'reason' | 'by' | 'inPlaceOf' | 'ask' | 'state'>

/** What became of a change, on its card; nothing while nobody has answered. */
export function ChangeAnswer({ ids, open }: { readonly ids: readonly ChangeId[]; readonly open: boolean }) {
  const answer = useChangeAnswer(ids)
  return answer && <AnswerNote answer={answer} open={open} />
}

/** What became of a thread, on its card. */
export function ThreadAnswer({ thread, open }: { readonly thread: ThreadId; readonly open: boolean }) {
  const answer = useThreadAnswer(thread)
  return answer && <AnswerNote answer={answer} open={open} />
}

function AnswerNote({ answer, open }: { readonly answer: Answer; readonly open: boolean }) {
  const pieces = answer.kind === 'change' ? answer.pieces : undefined
  return (
    <span className="answer-note">
      <OutcomeBadge outcome={answer.outcome} />
      {open && <AnswerWhy said={answer} />}
      {open && pieces && <AnswerPieces pieces={pieces} />}
    </span>
  )
}

/** The outcome as a badge; a screen reader hears that it is an answer. */
export function OutcomeBadge({ outcome }: Pick<Answer, 'outcome'>) {
  const { t } = useTranslation('receipt')
  const word = t(`disposition:outcome.${outcome}`)
  return (
    <Badge tone={TONES[outcome]}>
      <span aria-hidden>{word}</span>
      <span className="visually-hidden">{t('badge', { outcome: word })}</span>
    </Badge>
  )
}

/** Why, and who decided. */
export function AnswerWhy({ said }: { readonly said: Said }) {
  const { t } = useTranslation('receipt')
  const { code, reason, by, inPlaceOf, ask, state } = said
  const special = state === 'disputed' || state === 'late' || state === 'ruled' ? state : null
  return (
    <span className="answer-why">
      {ask !== undefined && (
        <span className="answer-ask">
          <strong>{t('ask')}</strong> <bdi dir="auto">{ask}</bdi>
        </span>
      )}
      {code !== undefined && <span>{t(`disposition:code.${code}`)}</span>}
      {reason !== undefined && (
        <q dir="auto" className="answer-reason">
          {reason}
        </q>
      )}
      {special && <span className="note">{t(`state.${special}`)}</span>}
      {by !== undefined && (
        <span className="note">
          {inPlaceOf === undefined
            ? t('by', { name: by })
            : t('byInPlaceOf', { name: by, adjudicator: inPlaceOf })}
        </span>
      )}
    </span>
  )
}

/** The places of one change that fared differently. */
export function AnswerPieces({ pieces }: { readonly pieces: readonly AnswerPiece[] }) {
  const { t } = useTranslation('receipt')
  return (
    <ul className="answer-pieces" aria-label={t('pieces')}>
      {pieces.map((piece, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces have their place and nothing else
        <li key={i}>
          <OutcomeBadge outcome={piece.outcome} />{' '}
          <AnswerWording base={piece.base} wording={piece.proposed} />
          <AnswerWhy said={piece} />
        </li>
      ))}
    </ul>
  )
}

/** From what to what; where both are empty there is nothing to show. */
export function AnswerWording({ base, wording }: { readonly base: string; readonly wording: string }) {
  const { t } = useTranslation('receipt')
  if (base === wording) return <span dir="auto">{wording || t('nothing')}</span>
  return (
    <span className="answer-wording" dir="auto">
      {base !== '' && <del>{base}</del>} {wording !== '' && <ins>{wording}</ins>}
    </span>
  )
}
