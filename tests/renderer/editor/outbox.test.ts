import { expect, test } from 'vitest'
import type { ReviewOp } from '../../../src/core/model'
import { problem } from '../../../src/core/model'
import { type SaveStatus, makeOutbox } from '../../../src/renderer/editor/outbox'

const step = (n: number) => ({ kind: 'steps', steps: [{ stepType: 'replace', n }], records: [] }) as ReviewOp
const person = { kind: 'person', person: { id: 'p', name: 'P' } } as unknown as ReviewOp

function outbox(answers: ('ok' | 'unreachable' | 'stale-rev')[] = []) {
  const timers: (() => void)[] = []
  const saves: { rev: number; ops: readonly ReviewOp[] }[] = []
  const said: SaveStatus[] = []
  const box = makeOutbox(3, {
    save: (rev, ops) => {
      const answer = answers.shift() ?? 'ok'
      if (answer !== 'ok') return Promise.reject(new Error(answer))
      saves.push({ rev, ops })
      return Promise.resolve({ rev: rev + ops.length })
    },
    problemOf: (error) => problem((error as Error).message as 'unreachable', ''),
    after: (_ms, act) => {
      timers.push(act)
      return () => void timers.splice(timers.indexOf(act), 1)
    },
    onStatus: (status) => said.push(status),
  })
  return { box, saves, said, timers }
}

test('joins typing into one operation and says saved only after the answer', async () => {
  const { box, saves, said } = outbox()
  box.push(step(1))
  box.push(step(2))
  expect(said.map((s) => s.kind)).toEqual(['saving'])
  await box.flush()
  expect(saves).toHaveLength(1)
  expect(saves[0]!.ops).toHaveLength(1)
  expect(saves[0]!.ops[0]).toMatchObject({ steps: [{ n: 1 }, { n: 2 }] })
  expect(said.at(-1)).toEqual({ kind: 'saved' })
  expect(box.rev()).toBe(4)
})

test('keeps the order of operations of other kinds', async () => {
  const { box, saves } = outbox()
  box.push(step(1), person, step(2))
  await box.flush()
  expect(saves[0]!.ops.map((op) => op.kind)).toEqual(['steps', 'person', 'steps'])
})

test('an operation on its way is never altered, and what comes meanwhile follows', async () => {
  const { box, saves } = outbox()
  box.push(step(1))
  const done = box.flush()
  box.push(step(2))
  await done
  expect(saves.map(({ rev, ops }) => [rev, ops.length])).toEqual([
    [3, 1],
    [4, 1],
  ])
})

test('keeps everything when saving fails and sends it again by itself', async () => {
  const { box, saves, said, timers } = outbox(['unreachable'])
  box.push(step(1))
  await box.flush()
  expect(said.at(-1)).toMatchObject({ kind: 'failed', way: 'retry' })
  expect(box.waiting()).toHaveLength(1)
  expect(timers).toHaveLength(1)
  timers[0]!()
  await box.flush()
  expect(saves).toHaveLength(1)
  expect(said.at(-1)).toEqual({ kind: 'saved' })
})

test('what is written after a lost answer is not mixed into what was sent', async () => {
  const { box, saves, timers } = outbox(['unreachable'])
  box.push(step(1))
  await box.flush()
  box.push(person, step(2))
  timers.at(-1)!()
  await box.flush()
  expect(saves.map(({ rev, ops }) => [rev, ops])).toEqual([
    [3, [step(1)]],
    [4, [person, step(2)]],
  ])
})

test('a stale revision stops until the person decides', async () => {
  const { box, saves, said } = outbox(['stale-rev'])
  box.push(step(1))
  await box.flush()
  box.push(step(2))
  expect(await box.flush()).toMatchObject({ kind: 'failed', way: 'stop' })
  expect(saves).toHaveLength(0)
  expect(box.waiting()).toHaveLength(2)
  await box.retry()
  expect(said.at(-1)).toEqual({ kind: 'saved' })
})
