import { describe, expect, it } from 'vitest'
import { type AppView, Refusal, type Settings } from '../../../src/contract'
import { problem } from '../../../src/core/model'
import { makeAppStore } from '../../../src/renderer/store/app'

const view = {
  version: '1',
  host: 'browser',
  person: null,
  settings: { theme: 'dark' },
  access: { mode: 'read-only', why: 'other-window' },
} as AppView

function store(over: Record<string, unknown> = {}) {
  const saved: Settings[] = []
  const made = makeAppStore(
    {
      'app.read': () => Promise.resolve(view),
      'app.take-pen': () => Promise.resolve({ mode: 'write' }),
      'person.save': ({ name }) => Promise.resolve({ id: 'p1', name } as never),
      'settings.save': (settings) => {
        saved.push(settings)
        return Promise.resolve(settings)
      },
      ...over,
    },
    'w1',
  )
  return { made, saved }
}

describe('app', () => {
  it('says why there is nothing yet, and recovers', async () => {
    const answers = [Promise.reject(new Refusal(problem('unreachable', ''))), Promise.resolve(view)]
    const { made } = store({ 'app.read': () => answers.shift() })
    await made.load()
    expect(made.getState()).toMatchObject({ view: null, failure: { code: 'unreachable' } })
    await made.load()
    expect(made.getState()).toMatchObject({ view, failure: null })
  })
  it('keeps the settings it does not change, also those it does not know', async () => {
    const { made, saved } = store({
      'app.read': () => Promise.resolve({ ...view, settings: { theme: 'dark', later: 1 } }),
    })
    await made.load()
    await made.saveSettings({ textSize: 20 })
    expect(saved).toEqual([{ theme: 'dark', later: 1, textSize: 20 }])
  })
  it('puts a refused setting back', async () => {
    const { made } = store({ 'settings.save': () => Promise.reject(new Refusal(problem('read-only', ''))) })
    await made.load()
    await expect(made.saveSettings({ theme: 'light' })).rejects.toThrow(Refusal)
    expect(made.getState().view?.settings.theme).toBe('dark')
  })
  it('takes the pen, and hears only of its own access', async () => {
    const { made } = store()
    await made.load()
    made.hear({ kind: 'access.changed', window: 'w2', access: { mode: 'write' } })
    expect(made.getState().view?.access.mode).toBe('read-only')
    await made.takePen()
    expect(made.getState().view?.access.mode).toBe('write')
    made.hear({ kind: 'access.changed', window: 'w1', access: { mode: 'read-only', why: 'disk-full' } })
    expect(made.getState().view?.access.why).toBe('disk-full')
  })
})
