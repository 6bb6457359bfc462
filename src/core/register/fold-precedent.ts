import { digestJson } from '../base'
import {
  type Gap,
  type HistoryLine,
  type KnownRegisterAct,
  type Precedent,
  PrecedentId,
  type PrecedentState,
} from '../model'
import { lineOf } from './history'
import type { Draft, Turn } from './types'

type ActOf<Kind extends KnownRegisterAct['kind']> = Extract<KnownRegisterAct, { kind: Kind }>

/** Carries out an act on a precedent; acts on anything else do nothing here. */
export function foldPrecedentAct(draft: Draft, act: KnownRegisterAct, turn: Turn): void {
  if (act.kind === 'precedent') add(draft, act.precedent, turn)
  if (act.kind === 'reverse')
    change(draft, act.precedent, turn, (state) =>
      // What was reversed once stays so; a second reversal says nothing new.
      state.reversal ? null : { ...state, reversal: act.reversal },
    )
  if (act.kind === 'reconfirm') {
    const { version, text } = act
    const { by, at } = turn.entry
    change(draft, act.precedent, turn, (state) => ({
      ...state,
      reconfirmed: [...state.reconfirmed, { version, text, by, at }],
    }))
  }
}

/** Makes the approved answer of a gap a precedent. One that its earlier answer made is reversed by it. */
export function answerPrecedent(
  draft: Draft,
  gap: Gap,
  { text, rationale }: ActOf<'approve-answer'>,
  turn: Turn,
): PrecedentId {
  const { by, at } = turn.entry
  const id = PrecedentId.parse(`p-${digestJson([gap.id, text]).slice(0, 32)}`)
  const earlier = [...draft.precedents.values()].filter(
    ({ state: { precedent, reversal } }) =>
      precedent.origin.kind === 'answer' &&
      precedent.origin.gap === gap.id &&
      precedent.id !== id &&
      !reversal,
  )
  add(
    draft,
    {
      id,
      origin: { kind: 'answer', gap: gap.id },
      clause: gap.clause,
      question: gap.text,
      ruling: text,
      rationale,
      by: by.name,
      at,
    },
    turn,
  )
  for (const { state } of earlier)
    change(draft, state.precedent.id, turn, (one) => ({
      ...one,
      reversal: { by: by.name, at, rationale, successor: id },
    }))
  return id
}

/** A precedent is never overwritten: the first content under an id stays. */
function add(draft: Draft, precedent: Precedent, turn: Turn): void {
  if (draft.precedents.has(precedent.id)) return
  draft.precedents.set(precedent.id, {
    state: { precedent, reversal: null, reconfirmed: [] },
    history: [lineOf(turn, 'opened', null, precedent.ruling)],
    rev: turn.rev,
  })
}

function change(
  draft: Draft,
  id: PrecedentId,
  turn: Turn,
  next: (state: PrecedentState) => PrecedentState | null,
): void {
  const known = draft.precedents.get(id)
  const state = known && next(known.state)
  if (!known || !state) return
  const line =
    state.reversal === known.state.reversal ? reconfirmLine(turn, state) : reversalLine(turn, state)
  draft.precedents.set(id, { state, history: [...known.history, line], rev: turn.rev })
}

function reconfirmLine(turn: Turn, { reconfirmed }: PrecedentState): HistoryLine {
  return lineOf(turn, 'reconfirmed', null, reconfirmed[reconfirmed.length - 1]?.version.packVersion ?? null)
}

function reversalLine(turn: Turn, { reversal }: PrecedentState): HistoryLine {
  return lineOf(turn, 'reversal', null, reversal?.rationale ?? null)
}
