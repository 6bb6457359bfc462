import { digest, sameJson } from '../base'
import type { Gap, GapFields, GapId, HistoryLine, KnownRegisterAct, ThreadId } from '../model'
import { GapId as GapIdSchema } from '../model'
import { answerPrecedent } from './fold-precedent'
import { lineOf } from './history'
import type { Draft, Turn } from './types'

type ActOf<Kind extends KnownRegisterAct['kind']> = Extract<KnownRegisterAct, { kind: Kind }>

/** The one gap that a thread makes, whoever makes it from whichever copy of its review. */
export function gapOfThread(thread: ThreadId): GapId {
  return GapIdSchema.parse(`g-${digest(thread).slice(0, 32)}`)
}

/** Carries out an act on a gap; acts on anything else do nothing here. */
export function foldGapAct(draft: Draft, act: KnownRegisterAct, turn: Turn): void {
  switch (act.kind) {
    case 'open':
      return open(draft, act, turn)
    case 'edit':
      return change(draft, act.gap, turn, () => definedOf(act.fields))
    case 'answer':
      return change(draft, act.gap, turn, () => ({
        answer: { text: act.text, by: turn.entry.by, at: turn.entry.at, precedent: null },
        status: 'answered',
      }))
    case 'approve-answer':
      return approve(draft, act, turn)
    case 'close':
    case 'decline':
      return change(draft, act.gap, turn, () => ({
        status: act.kind === 'close' ? 'closed' : 'declined',
        outcome: {
          what: act.what,
          version: act.kind === 'close' ? act.version : null,
          by: turn.entry.by,
          at: turn.entry.at,
        },
      }))
    case 'reopen':
      return change(draft, act.gap, turn, ({ answer }) => ({
        status: answer ? 'answered' : 'open',
        outcome: null,
      }))
    case 'precedent':
    case 'reverse':
    case 'reconfirm':
      return
  }
}

/** A gap that is there already stays as it is; that somebody opened it again is in its history. */
function open(draft: Draft, { gap: id, fields, clause, source }: ActOf<'open'>, turn: Turn): void {
  const { by, at } = turn.entry
  const known = draft.gaps.get(id)
  const line = lineOf(turn, 'opened', null, fields.text)
  if (known) {
    draft.gaps.set(id, { ...known, history: [...known.history, line], rev: turn.rev })
    return
  }
  const state: Gap = {
    id,
    ...fields,
    clause,
    source: source ?? null,
    status: 'open',
    answer: null,
    outcome: null,
    openedBy: by,
    openedAt: at,
    updatedAt: at,
  }
  draft.gaps.set(id, { state, history: [line], rev: turn.rev })
}

function approve(draft: Draft, act: ActOf<'approve-answer'>, turn: Turn): void {
  const gap = draft.gaps.get(act.gap)?.state
  // Approved was what was read; an answer rewritten meanwhile is another answer.
  if (!gap?.answer || gap.answer.text !== act.text) return
  const precedent = answerPrecedent(draft, gap, act, turn)
  change(draft, act.gap, turn, ({ answer }) => ({ answer: answer && { ...answer, precedent } }))
}

function change(draft: Draft, id: GapId, turn: Turn, patchOf: (gap: Gap) => Partial<Gap>): void {
  const known = draft.gaps.get(id)
  if (!known) return
  const before: Record<string, unknown> = known.state
  const patch = Object.entries(patchOf(known.state)).filter(([key, value]) => !sameJson(before[key], value))
  if (!patch.length) return
  const lines = patch.map(([key, value]) =>
    lineOf(turn, key, (before[key] ?? null) as HistoryLine['old'], (value ?? null) as HistoryLine['new']),
  )
  const state: Gap = { ...known.state, ...Object.fromEntries(patch), updatedAt: turn.entry.at }
  draft.gaps.set(id, { state, history: [...known.history, ...lines], rev: turn.rev })
}

function definedOf(fields: { readonly [K in keyof GapFields]?: GapFields[K] | undefined }): Partial<Gap> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
