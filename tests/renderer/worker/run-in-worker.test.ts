import { describe, expect, test } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import { type Progress, runInWorker } from '../../../src/renderer/worker'

const doc = (text: string): unknown =>
  docOf([schema.nodes.paragraph.create(null, schema.text(text))]).toJSON()
const order = { base: doc('one two'), next: doc('one three'), session: 's' }

// Without a `Worker`, as here, the task runs in place: the same code, reports and problems.
describe('a task run by name', () => {
  test('gives its output and tells how far it is', async () => {
    const told: Progress[] = []
    const { set } = await runInWorker('compare', order, { onProgress: (p) => told.push(p) })
    expect(set.changes.map((change) => change.kind)).toEqual(['deletion', 'insertion'])
    expect(told.at(-1)).toEqual({ done: 1, total: 1 })
  })

  test('comes back as a problem when its input is bad', async () => {
    await expect(runInWorker('compare', { ...order, next: { type: 'doc' } })).rejects.toMatchObject({
      problem: { code: 'document-invalid' },
    })
  })

  test('comes back as cancelled, before it starts and while it runs', async () => {
    await expect(runInWorker('compare', order, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      problem: { code: 'cancelled' },
    })
    const stop = new AbortController()
    const running = runInWorker('compare', order, { signal: stop.signal })
    stop.abort()
    await expect(running).rejects.toMatchObject({ problem: { code: 'cancelled' } })
  })
})
