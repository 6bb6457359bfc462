import { randomUUID } from 'node:crypto'
import { type Input, type PrecedentRow, Refusal } from '../../contract'
import { GapId, type PrecedentState, type RegisterAct, problem } from '../../core/model'
import { gapOfThread, placedClauses, standingOf } from '../../core/register'
import { createRegisterCsv } from '../transfer/register-csv'
import { fieldsOfThread, findThread, refOfPlace, refOfThread } from '../workspace/register-clause'
import { RegisterVersions } from '../workspace/register-versions'
import { readRendering } from '../workspace/renderings'
import type { Content } from '../workspace/content'
import { type Context, type Some, demandPerson } from './context'

type ReadCall = 'register.read' | 'register.history' | 'register.clauses' | 'register.export'
type ActCall = 'register.open' | 'register.open-from-thread' | 'register.act' | 'register.reconfirm'

export function registerHandlers(context: Context): Some<ReadCall | ActCall> {
  const versionsOf = versionsByContent()
  return { ...readHandlers(context, versionsOf), ...actHandlers(context, versionsOf) }
}

type VersionsOf = (content: Content) => RegisterVersions

function readHandlers({ workspace, made }: Context, versionsOf: VersionsOf): Some<ReadCall> {
  const rowsOf = (content: Content, states: readonly PrecedentState[]): Promise<PrecedentRow[]> =>
    Promise.all(states.map((state) => rowOf(versionsOf(content), state)))
  return {
    'register.read': async ({ since }) => {
      const content = await workspace.content()
      const { entries, gaps, precedents } = await content.register.read()
      const states = [...precedents.values()].map(({ state }) => state)
      return {
        rev: entries.size,
        gaps: [...gaps.values()].filter(({ rev }) => rev > since).map(({ state }) => state),
        precedents: await rowsOf(content, states),
      }
    },
    'register.history': async (asked) => {
      const { gaps, precedents } = await (await workspace.content()).register.read()
      const found = 'gap' in asked ? gaps.get(asked.gap) : precedents.get(asked.precedent)
      if (!found) throw new Refusal(problem('not-found', 'gap' in asked ? asked.gap : asked.precedent))
      return { lines: [...found.history] }
    },
    'register.clauses': async (asked) => {
      const { packs } = await workspace.content()
      const doc = await readRendering(packs, await packs.find(asked.pack, asked.digest), asked)
      return { clauses: placedClauses(doc) }
    },
    'register.export': async (asked) => {
      const content = await workspace.content()
      const register = await content.register.read()
      const rows = (states: readonly PrecedentState[]) => rowsOf(content, states)
      return createRegisterCsv(asked, { register, rows, made, now: workspace.ports.now() })
    },
  }
}

function actHandlers({ workspace }: Context, versionsOf: VersionsOf): Some<ActCall> {
  const act = async (content: Content, one: RegisterAct): Promise<{ rev: number }> => {
    const by = demandPerson(content)
    const { entries } = await content.register.enter({ by, at: workspace.ports.now(), acts: () => [one] })
    return { rev: entries.size }
  }
  return {
    'register.open': async ({ place, fields }) => {
      const content = await workspace.content()
      const gap = GapId.parse(`g-${randomUUID()}`)
      const clause = await refOfPlace(content, place)
      await act(content, { kind: 'open', gap, fields, clause })
      return { gap }
    },
    'register.open-from-thread': async (asked) => {
      const content = await workspace.content()
      const gap = gapOfThread(asked.thread)
      if ((await content.register.read()).gaps.has(gap)) return { gap, outcome: 'already-there' }
      await act(content, await openingOf(content, asked))
      return { gap, outcome: 'opened' }
    },
    'register.act': async ({ act: one }) => act(await workspace.content(), one),
    'register.reconfirm': async ({ precedent, packDigest }) => {
      const content = await workspace.content()
      const state = (await content.register.read()).precedents.get(precedent)?.state
      if (!state) throw new Refusal(problem('not-found', precedent))
      const latest = await versionsOf(content).latest(state.precedent.clause)
      if (latest?.packDigest !== packDigest) throw new Refusal(problem('stale-rev', precedent))
      const { packVersion, text } = latest
      return act(content, { kind: 'reconfirm', precedent, version: { packVersion, packDigest }, text })
    },
  }
}

async function openingOf(content: Content, asked: Input<'register.open-from-thread'>): Promise<RegisterAct> {
  const found = await findThread(content, asked)
  const { head, thread } = found
  const pack = await content.packs.find(head.pack, head.packDigest)
  const fields = fieldsOfThread(thread, pack.manifest.market)
  if (!fields) throw new Refusal(problem('op-invalid', `a thread of kind ${thread.kind}`))
  const { review, collation } = asked
  const source = { review, thread: thread.id, ...(collation === undefined ? {} : { collation }) }
  return {
    kind: 'open',
    gap: gapOfThread(thread.id),
    fields,
    clause: await refOfThread(content, found),
    source,
  }
}

async function rowOf(versions: RegisterVersions, state: PrecedentState): Promise<PrecedentRow> {
  const latest = await versions.latest(state.precedent.clause)
  return { ...state, standing: standingOf(state, latest), latest }
}

/** One look-up for as long as the content is the same. */
function versionsByContent(): VersionsOf {
  const known = new WeakMap<Content, RegisterVersions>()
  return (content) => {
    const versions = known.get(content) ?? new RegisterVersions(content.packs)
    known.set(content, versions)
    return versions
  }
}
