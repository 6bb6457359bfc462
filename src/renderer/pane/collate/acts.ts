import i18next from 'i18next'
import {
  type Matter,
  acceptMatter,
  acceptWithEdits,
  decisionsAt,
  deferMatter,
  keepEarlier,
  rejectMatter,
  withConsequences,
} from '../../../core/collation'
import { type Digest, type Disposition, type Entry, type KnownAct, isKnown } from '../../../core/model'
import { tellError } from '../../refusal'
import { appStore } from '../../store'
import { collationStore } from '../../store/collation-window'
import { canReopen, isClosed } from './closed'
import { isUndecided } from './filter'
import { finderOf, lastUndoOf, stepOf } from './history'
import { reasonFor, remembered } from './reason'
import { shownNow } from './shown'
import { say, select, setView, viewStore } from './view'
import { neighbourOf } from './way'

export function currentMatter(): Matter | null {
  const { current } = viewStore.getState()
  const { open } = collationStore.getState()
  return current === null ? null : (open?.byId.get(current) ?? null)
}

/** Whether something may be entered now: this window writes, and nothing is on its way. */
export function mayEnter(): boolean {
  const { open, saving } = collationStore.getState()
  return open !== null && saving === 0 && appStore.getState().view?.access.mode === 'write'
}

export function takeWish(matter: Matter, wish: Digest | null): void {
  propose(matter, acceptMatter(matter, wish, reasonFor(viewStore.getState(), 'accepted', matter.class)))
}

export function takeOwn(matter: Matter, own: { readonly text: string; readonly from: Digest | null }): void {
  const reason = reasonFor(viewStore.getState(), 'accepted-with-edits', matter.class)
  propose(matter, acceptWithEdits(matter, own, reason))
}

export function reject(matter: Matter): void {
  propose(matter, rejectMatter(matter, reasonFor(viewStore.getState(), 'rejected', matter.class)))
}

export function defer(matter: Matter, ask?: Disposition['ask']): void {
  propose(matter, deferMatter(matter, reasonFor(viewStore.getState(), 'deferred', matter.class), ask))
}

export function keep(matter: Matter): void {
  if (mayEnter() && !isClosed(matter)) void enter(keepEarlier(matter))
}

/** Enters a verdict with what follows from it; where it overturns something, that is shown and asked first. */
function propose(matter: Matter, disposition: Disposition): void {
  const { open } = collationStore.getState()
  if (!open || !mayEnter() || isClosed(matter)) return
  const dispositions = withConsequences(disposition, matter, open.byId)
  if (dispositions.length > 1) setView({ pending: { dispositions } })
  else void enter(dispositions)
}

/** Enters dispositions as one entry, says so, and goes on to what is next. */
export async function enter(dispositions: readonly Disposition[]): Promise<void> {
  const [first] = dispositions
  if (!first || !mayEnter()) return
  const view = viewStore.getState()
  // Where to go on is asked before the decision takes the matter out of the filtered list.
  const { matters } = shownNow()
  const all = collationStore.getState().open?.matters ?? []
  const next = neighbourOf(matters, view.current, { step: 1, which: 'undecided', all })
  await save([{ kind: 'decide', dispositions: [...dispositions] }], () => {
    setView({ ...remembered(view, first.outcome), pending: null, editing: null, ticked: new Set() })
    const left = collationStore.getState().open?.matters.filter(isUndecided).length ?? 0
    const what = i18next.t(`collate:said.${first.outcome}`, { count: dispositions.length })
    say(i18next.t('collate:said.both', { what, left: i18next.t('collate:said.left', { count: left }) }))
    const isThere = next !== null && isUndecidedNow(next)
    select(isThere ? next : view.current, 'matter')
  })
}

function isUndecidedNow(id: string): boolean {
  const matter = collationStore.getState().open?.byId.get(id)
  return matter !== undefined && isUndecided(matter)
}

/** Enters acts; a refusal is told and gives false. `onShown`: in the turn in which they are shown. */
export async function save(acts: readonly KnownAct[], onShown?: () => void): Promise<boolean> {
  try {
    await collationStore.save(acts, onShown)
    return true
  } catch (error) {
    tellError(error)
    return false
  }
}

export async function reopen(matter: Matter): Promise<void> {
  if (!mayEnter() || !canReopen(matter)) return
  const on = decisionsAt(matter).map(({ disposition }) => disposition.on)
  await save([{ kind: 'reopen', on }], () => {
    say(i18next.t('collate:said.reopened'))
    select(matter.id, 'matter')
  })
}

/** Takes several decisions back as one step. */
export async function reopenAll(matters: readonly Matter[]): Promise<void> {
  const on = matters
    .filter(canReopen)
    .flatMap(decisionsAt)
    .map(({ disposition }) => disposition.on)
  if (!mayEnter() || on.length === 0) return
  await save([{ kind: 'reopen', on }], () => say(i18next.t('collate:said.reopened')))
}

const STEPS: ReadonlySet<string> = new Set(['decide', 'reopen', 'restore'])

/** The person's last step that still holds. Imports and what concerns others are undone from the history. */
export function lastStep(): Entry | null {
  const { open } = collationStore.getState()
  const me = appStore.getState().view?.person?.id
  if (!open || !me) return null
  const { entries, voided } = open.log
  return (
    entries.filter(({ id, by, act }) => by.id === me && STEPS.has(act.kind) && !voided.has(id)).at(-1) ?? null
  )
}

/** The person's last undoing, if nothing was done since but doing again. */
export function lastUndone(): Entry | null {
  const { open } = collationStore.getState()
  const me = appStore.getState().view?.person?.id
  return open && me ? lastUndoOf(open.log, me) : null
}

export async function undoEntry(entry: Entry): Promise<void> {
  if (!mayEnter()) return
  const { step, isUndone } = stepOf(entry, finderOf(collationStore.getState().open?.entries ?? []))
  await save([{ kind: 'undo', entry: entry.id }], () => {
    say(i18next.t(isUndone ? 'collate:said.redone' : 'collate:said.undone'))
    const matter = step && matterOfEntry(step)
    if (matter !== null) select(matter, 'matter')
  })
}

/** The first matter that an entry decided, as far as it is one now. */
export function matterOfEntry({ act }: Entry): string | null {
  const { open } = collationStore.getState()
  if (!open || !isKnown(act)) return null
  const on = act.kind === 'decide' ? act.dispositions[0]?.on : act.kind === 'reopen' ? act.on[0] : undefined
  if (!on) return null
  const id = on.kind === 'thread' ? `thread:${on.thread}` : on.cluster
  return open.byId.has(id) ? id : null
}

export function go(step: 1 | -1, which: 'any' | 'undecided'): void {
  const { open } = collationStore.getState()
  if (!open) return
  const { current } = viewStore.getState()
  const next = neighbourOf(shownNow().matters, current, { step, which, all: open.matters })
  if (next === null) say(i18next.t('collate:said.noOther'))
  else select(next, 'matter')
}
