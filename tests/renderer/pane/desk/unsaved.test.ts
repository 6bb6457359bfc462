import { expect, test } from 'vitest'
import { type ReviewOp, problem } from '../../../../src/core/model'
import { type Outbox, makeOutbox } from '../../../../src/renderer/editor/outbox'
import { finishSaving, flushFinishing } from '../../../../src/renderer/pane/desk/unsaved'

const op = { kind: 'person', person: { id: 'p', name: 'P' } } as unknown as ReviewOp

/** An outbox with one operation that is refused so often for these reasons. */
function outbox(refusals: ('disk-full' | 'op-invalid')[]): { box: Outbox; saved: ReviewOp[] } {
  const saved: ReviewOp[] = []
  const box = makeOutbox(0, {
    save: (rev, ops) => {
      const why = refusals.shift()
      if (why) return Promise.reject(new Error(why))
      saved.push(...ops)
      return Promise.resolve({ rev: rev + ops.length })
    },
    problemOf: (error) => problem((error as Error).message as 'disk-full', ''),
    after: () => () => undefined,
    onStatus: () => undefined,
  })
  box.push(op)
  return { box, saved }
}

const quiet = { onLost: () => expect.unreachable(), pause: () => Promise.resolve() }

test('saving goes on after the desk was left', async () => {
  const { box, saved } = outbox(['disk-full', 'disk-full'])
  await finishSaving(box, quiet)
  expect(saved).toEqual([op])
})

test('whoever opens a review meanwhile waits for what is on its way', async () => {
  const { box, saved } = outbox([])
  const done = finishSaving(box, quiet)
  await flushFinishing()
  expect(saved).toEqual([op])
  await done
})

test('what can never be saved is told, what another desk took over is not', async () => {
  const told: string[] = []
  const ports = { ...quiet, onLost: ({ code }: { code: string }) => told.push(code) }
  await finishSaving(outbox(['op-invalid']).box, ports)
  expect(told).toEqual(['op-invalid'])
  const carried = outbox(['op-invalid']).box
  await carried.flush()
  expect(carried.handOver()).toEqual([op])
  await finishSaving(carried, ports)
  expect(told).toEqual(['op-invalid'])
})
