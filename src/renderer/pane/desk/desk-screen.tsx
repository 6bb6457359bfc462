import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ReviewOp } from '../../../core/model'
import { client } from '../../api'
import { useCommands } from '../../command'
import { directionOf } from '../../i18n'
import { localeName } from '../../locale-name'
import { tellError, tellProblem } from '../../refusal'
import { appStore, useApp } from '../../store'
import { Screen } from '../../ui'
import { type SaveStatus, makeOutbox } from '../../editor'
import { FindBar } from '../find'
import { useReceiptsOf } from '../receipt'
import { Announcer } from './announcer'
import { Columns } from './columns'
import { deskCommands } from './commands'
import { DeskContext, type DeskParts, useDeskParts } from './context'
import { DeskHeading, DeskTools } from './header'
import { type DeskSession, startSession } from './desk-session'
import { makeLaneLayout } from './layout'
import { type Opened, problemOf } from './open-desk'
import { ReadOnlyNote } from './read-only-note'
import { makeRowSheet } from './row-sheet'
import { makeSave } from './save'
import { SidePanel } from './side-panel'
import { StaleDialog } from './stale-dialog'
import { StatusLine } from './status-line'
import { finishSaving } from './unsaved'

export interface DeskScreenProps {
  readonly opened: Opened
  readonly onLeave: () => void
  /** Opens the review anew; operations that are not on disk come along. */
  readonly onReopen: (carried: readonly ReviewOp[]) => void
}

/** One open review, from its first paint to its last save. */
export function DeskScreen({ opened, onLeave, onReopen }: DeskScreenProps) {
  const { t } = useTranslation('desk')
  const [save, setSave] = useState<SaveStatus>({ kind: 'saved' })
  const [parts, setParts] = useState<DeskParts | null>(null)
  useReceiptsOf(opened.review.head.id)
  useEffect(() => {
    const made = makeParts(opened, setSave, t)
    setParts(made)
    const stop = guardLeaving(made.session)
    return () => {
      stop()
      setParts(null)
      leave(made)
    }
    // A change of language repaints the screen; it must not reopen the review.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [opened])
  if (!parts) return null
  return (
    <DeskContext.Provider value={parts}>
      <DeskCommands />
      <PenWatch onReopen={onReopen} />
      <Screen
        name={opened.title}
        heading={<DeskHeading onLeave={onLeave} save={save} />}
        tools={<DeskTools />}
        status={<StatusLine />}
        focus="keep"
      >
        <DeskBody parts={parts} />
      </Screen>
      <Announcer />
      {save.kind === 'failed' && save.way === 'stop' && (
        <StaleDialog
          problem={save.problem}
          onRetry={() => void parts.session.outbox.retry()}
          onReload={() => onReopen(parts.session.outbox.handOver())}
        />
      )}
    </DeskContext.Provider>
  )
}

const DeskBody = memo(function DeskBody({ parts }: { readonly parts: DeskParts }) {
  const find = useStore(parts.session.desk, (state) => state.find)
  return (
    <div className="desk">
      <ReadOnlyNote />
      {find && <FindBar request={find} />}
      <div className="desk-body">
        <SidePanel />
        <Columns />
      </div>
    </div>
  )
})

function DeskCommands() {
  const parts = useCurrentParts()
  useCommands(useMemo(() => deskCommands(parts), [parts]))
  return null
}

/** A window that comes to the pen shows what the one before it has saved, before anything is written on top. */
function PenWatch({ onReopen }: Pick<DeskScreenProps, 'onReopen'>) {
  const access = useApp((state) => state.view?.access.mode)
  const { session, opened } = useDeskParts()
  const before = useRef(access)
  useEffect(() => {
    const came = before.current === 'read-only' && access === 'write'
    before.current = access
    const { outbox } = session
    if (!came || outbox.waiting().length) return
    client['review.read']({ review: opened.review.head.id })
      .then(({ rev }) => rev !== outbox.rev() && !outbox.waiting().length && onReopen([]))
      .catch(tellError)
  }, [access, session, opened, onReopen])
  return null
}

function useCurrentParts(): DeskParts {
  const access = useApp((state) => state.view?.access.mode)
  const parts = useDeskParts()
  useEffect(() => {
    // ProseMirror asks whether it may be edited when its state is set.
    const { view } = parts.session.host()
    view.updateState(view.state)
    if (access === 'write') void parts.session.outbox.retry()
  }, [access, parts])
  return parts
}

type Say = ReturnType<typeof useTranslation<'desk'>>['t']

function makeParts(opened: Opened, onStatus: (status: SaveStatus) => void, t: Say): DeskParts {
  const { head } = opened.review
  const outbox = makeOutbox(opened.rev, {
    save: makeSave(client, head.id, opened.stored),
    problemOf,
    after: (ms, act) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    onStatus,
  })
  const session = startSession({
    review: opened.review,
    outbox,
    canEdit: () => canWrite(head.author.id),
    describe: (author, kind) => t(`describe.${kind}`, { author }),
    label: t('column.targetIn', { language: localeName(head.locale, document.documentElement.lang) }),
    direction: directionOf(head.locale),
    onFault: noteFault,
    onRefused: tellError,
  })
  outbox.push(...opened.carried)
  return { opened, session, layout: makeLaneLayout(), rooms: makeRowSheet() }
}

/** What is wrong in the code is no matter of the person's, whose work is kept either way: the log takes it. */
function noteFault(words: string): void {
  const text = `tracking: ${words}`.slice(0, 500)
  client['app.note-fault']({ text }).catch(tellError)
  if (import.meta.env.DEV)
    queueMicrotask(() => {
      throw new Error(text)
    })
}

/** The person may write who holds the pen, and only in a review of their own. */
function canWrite(author: string): boolean {
  const { view } = appStore.getState()
  return view?.access.mode === 'write' && view.person?.id === author
}

function leave({ session, rooms }: DeskParts): void {
  const stay = (event: BeforeUnloadEvent): void => event.preventDefault()
  window.addEventListener('beforeunload', stay)
  void finishSaving(session.outbox, {
    onLost: tellProblem,
    pause: () => new Promise((resolve) => setTimeout(resolve, 2000)),
  }).finally(() => window.removeEventListener('beforeunload', stay))
  session.close()
  rooms.remove()
}

/** Sends what waits when the window loses the focus or closes, and asks to stay while something is unsaved. */
function guardLeaving(session: DeskSession): () => void {
  const flush = (): void => void session.outbox.flush()
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') flush()
  }
  const onUnload = (event: BeforeUnloadEvent): void => {
    session.host().settle()
    if (!session.outbox.waiting().length) return
    flush()
    event.preventDefault()
  }
  window.addEventListener('blur', flush)
  document.addEventListener('visibilitychange', onHide)
  window.addEventListener('beforeunload', onUnload)
  return () => {
    window.removeEventListener('blur', flush)
    document.removeEventListener('visibilitychange', onHide)
    window.removeEventListener('beforeunload', onUnload)
  }
}
