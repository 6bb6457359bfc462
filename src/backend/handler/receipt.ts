import { createReceipts } from '../transfer/receipt-make'
import { type Context, type Some, demandPerson } from './context'

export function receiptHandlers({ workspace, made }: Context): Some<'receipts.create' | 'receipt.list'> {
  const { ports, tell } = workspace
  return {
    'receipts.create': async (asked) => {
      const content = await workspace.content()
      const context = { content, made, by: demandPerson(content), now: ports.now() }
      const { ticket, collation } = await createReceipts(asked, context)
      tell({ kind: 'collation.changed', collation: collation.head.id, rev: collation.rev })
      return ticket
    },
    'receipt.list': async ({ review }) => {
      const { reviews, receipts } = await workspace.content()
      const { cards } = await reviews.list()
      // A copy that is kept apart is asked for by another name than its id.
      const id = cards.find(({ key }) => key === review)?.head.id ?? review
      return { receipts: await receipts.list(id) }
    },
  }
}
