import { FileWarning } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem, ReviewOp } from '../../../core/model'
import { client } from '../../api'
import { problemWords } from '../../refusal'
import { type DeskTarget, useApp } from '../../store'
import { Button, EmptyState, Screen } from '../../ui'
import '../../style/editor.css'
import '../../style/desk.css'
import { CarryFailure } from './carry-failure'
import { DeskScreen } from './desk-screen'
import { CannotCarry, type Opened, openDesk, problemOf } from './open-desk'

export interface DeskProps {
  readonly target: DeskTarget
  readonly onLeave: () => void
}

/** The reviewer's desk: opens the review of a document, and says so when it cannot. */
export function Desk({ target, onLeave }: DeskProps) {
  const [turn, setTurn] = useState<Turn>({ n: 0, carried: [] })
  const outcome = useOpened(target, turn)
  const reopen = useCallback(
    (carried: readonly ReviewOp[]) => setTurn(({ n }) => ({ n: n + 1, carried })),
    [],
  )
  if (outcome?.kind === 'opened')
    return <DeskScreen key={turn.n} opened={outcome.opened} onLeave={onLeave} onReopen={reopen} />
  return (
    <NotOpen
      outcome={outcome}
      onLeave={onLeave}
      onAgain={() => reopen(turn.carried)}
      onLetGo={() => reopen([])}
    />
  )
}

interface Turn {
  readonly n: number
  readonly carried: readonly ReviewOp[]
}

type Outcome =
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'lost'; readonly ops: readonly ReviewOp[] }

/** Opens the review as soon as the person has a name; null while it is being read. */
function useOpened(target: DeskTarget, turn: Turn): Outcome | null {
  const named = useApp((state) => state.view?.person?.id)
  const [answer, setAnswer] = useState<{ readonly turn: Turn; readonly outcome: Outcome } | null>(null)
  useEffect(() => {
    if (!named) return
    let gone = false
    const tell = (outcome: Outcome): void => {
      if (!gone) setAnswer({ turn, outcome })
    }
    openDesk(client, target, turn.carried).then(
      (opened) => tell({ kind: 'opened', opened }),
      (error: unknown) =>
        tell(
          error instanceof CannotCarry
            ? { kind: 'lost', ops: error.ops }
            : { kind: 'failed', problem: problemOf(error) },
        ),
    )
    return () => {
      gone = true
    }
  }, [target, turn, named])
  return answer?.turn === turn ? answer.outcome : null
}

interface NotOpenProps {
  readonly outcome: Exclude<Outcome, { kind: 'opened' }> | null
  readonly onLeave: () => void
  readonly onAgain: () => void
  readonly onLetGo: () => void
}

function NotOpen({ outcome, onLeave, onAgain, onLetGo }: NotOpenProps) {
  const { t } = useTranslation('desk')
  const words = outcome?.kind === 'failed' ? problemWords(outcome.problem) : null
  return (
    <Screen name={t('desk')} heading={<h1>{t('desk')}</h1>}>
      {outcome?.kind === 'lost' && <CarryFailure ops={outcome.ops} onLetGo={onLetGo} />}
      {outcome === null && (
        <p className="opening" role="status">
          {t('opening')}
        </p>
      )}
      {words && (
        <EmptyState
          icon={FileWarning}
          title={words.what}
          text={`${words.why} ${words.next}`}
          action={
            <div className="empty-actions">
              <Button look="primary" onPress={onAgain}>
                {t('again')}
              </Button>
              <Button onPress={onLeave}>{t('toLibrary')}</Button>
            </div>
          }
        />
      )}
    </Screen>
  )
}
