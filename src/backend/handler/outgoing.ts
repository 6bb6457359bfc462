import { createHandback, previewHandback } from '../transfer/handback'
import { createReport } from '../transfer/report'
import { type Context, type Some, demandPerson } from './context'

export function outgoingHandlers({
  workspace,
  made,
}: Context): Some<'handback.preview' | 'handback.create' | 'report.create' | 'file.read' | 'file.deliver'> {
  const { ports, tell } = workspace
  return {
    'handback.preview': async ({ reviews }) => previewHandback(await workspace.content(), reviews),
    'handback.create': async ({ reviews }) => {
      const content = await workspace.content()
      const person = demandPerson(content)
      const ticket = await createHandback(reviews, { content, made, person, tell, now: ports.now() })
      tell({ kind: 'library.changed' })
      return ticket
    },
    'report.create': async (asked) => {
      const content = await workspace.content()
      return createReport(asked, { content, made, version: ports.version, now: ports.now() })
    },
    'file.read': ({ ticket, offset }) => made.read(ticket, offset),
    'file.deliver': async ({ ticket }) => {
      const { path, name } = made.find(ticket)
      return { outcome: await ports.deliver({ path, name }) }
    },
  }
}
