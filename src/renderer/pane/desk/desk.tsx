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
  const { t } = useTranslation('desk')
  const named = useApp((state) => state.view?.person?.id)
  const [turn, setTurn] = useState<{ n: number; carried: readonly ReviewOp[] }>({ n: 0, carried: [] })
  const [opened, setOpened] = useState<Opened | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  const [lost, setLost] = useState<readonly ReviewOp[] | null>(null)
  useEffect(() => {
    if (!named) return
    let gone = false
    setFailure(null)
    openDesk(client, target, turn.carried).then(
      (value) => !gone && setOpened(value),
      (error: unknown) => {
        if (gone) return
        if (error instanceof CannotCarry) setLost(error.ops)
        else setFailure(problemOf(error))
      },
    )
    return () => {
      gone = true
    }
  }, [target, turn, named])
  const reopen = useCallback((carried: readonly ReviewOp[]) => {
    setOpened(null)
    setTurn(({ n }) => ({ n: n + 1, carried }))
  }, [])
  const letGo = (): void => {
    setLost(null)
    reopen([])
  }
  if (opened) return <DeskScreen key={turn.n} opened={opened} onLeave={onLeave} onReopen={reopen} />
  return (
    <Screen name={t('desk')} heading={<h1>{t('desk')}</h1>}>
      {lost && <CarryFailure ops={lost} onLetGo={letGo} />}
      {failure ? (
        <EmptyState
          icon={FileWarning}
          title={problemWords(failure).what}
          text={`${problemWords(failure).why} ${problemWords(failure).next}`}
          action={
            <div className="empty-actions">
              <Button look="primary" onPress={() => reopen(turn.carried)}>
                {t('again')}
              </Button>
              <Button onPress={onLeave}>{t('toLibrary')}</Button>
            </div>
          }
        />
      ) : (
        <p className="opening" role="status">
          {t('opening')}
        </p>
      )}
    </Screen>
  )
}
