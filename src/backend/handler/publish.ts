import { clauseHistory } from '../transfer/clause-history'
import { exportPack, publish } from '../transfer/publish'
import { type Context, type Some, demandPerson } from './context'
import { turns } from './turns'

export function publishHandlers({
  workspace,
  made,
}: Context): Some<'collation.publish' | 'pack.export' | 'clause.history'> {
  const inTurn = turns()
  return {
    'collation.publish': (asked) =>
      inTurn(async () => {
        const { ports, tell } = workspace
        const content = await workspace.content()
        const context = { content, by: demandPerson(content), now: ports.now() }
        const { entered, ...published } = await publish(asked, context)
        for (const { head, rev } of entered) tell({ kind: 'collation.changed', collation: head.id, rev })
        tell({ kind: 'library.changed' })
        return published
      }),
    'pack.export': async (asked) => exportPack(asked, { content: await workspace.content(), made }),
    'clause.history': async (asked) => {
      const { packs } = await workspace.content()
      return { lines: await clauseHistory(packs, asked) }
    },
  }
}
