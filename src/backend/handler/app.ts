import { randomUUID } from 'node:crypto'
import type { Settings } from '../../contract'
import { AuthorId, Person } from '../../core/model'
import type { Context, Some } from './context'

export function appHandlers({
  workspace,
}: Context): Some<'app.read' | 'app.take-pen' | 'person.save' | 'settings.save' | 'app.note-fault'> {
  const { ports, pen } = workspace
  return {
    'app.read': async ({ window }) => {
      await workspace.tryToWrite('by-the-way')
      const access = pen.ask(window)
      const { person, settings, mode } = await workspace.content()
      if (mode === 'read') await Promise.all([person.read(), settings.read()])
      return {
        version: ports.version,
        host: ports.host,
        person: person.data.person,
        settings: settings.data,
        access,
      }
    },
    'app.take-pen': async ({ window }) => {
      await workspace.tryToWrite('by-hand')
      return pen.take(window)
    },
    'person.save': async ({ name, market }) => {
      const { person } = await workspace.content()
      const id = person.data.person?.id ?? AuthorId.parse(`p-${randomUUID()}`)
      const kept = market ?? person.data.person?.market ?? ''
      const saved = Person.parse({ id, name, ...(kept ? { market: kept } : {}) })
      await person.adapter.write({ person: saved })
      person.data = { person: saved }
      return saved
    },
    'settings.save': async (input) => {
      const { settings } = await workspace.content()
      const saved: Settings = { ...settings.data, ...input }
      await settings.adapter.write(saved)
      settings.data = saved
      return saved
    },
    'app.note-fault': ({ text }) => {
      ports.log(`the window noticed a fault: ${text.replace(/\s+/g, ' ')}`)
      return Promise.resolve({})
    },
  }
}
