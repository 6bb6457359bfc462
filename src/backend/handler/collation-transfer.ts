import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import type { Context, Some } from './context'

type Names =
  | 'collation.import'
  | 'collation.gather'
  | 'collation.publish'
  | 'collation.export'
  | 'pack.export'
  | 'clause.history'

export function collationTransferHandlers({ uploads }: Context): Some<Names> {
  const refuse = (): Promise<never> => Promise.reject(new Refusal(problem('not-allowed', 'collation')))
  return {
    'collation.import': async ({ upload }) => {
      await uploads.cancel(upload)
      return refuse()
    },
    'collation.gather': refuse,
    'collation.publish': refuse,
    'collation.export': refuse,
    'pack.export': refuse,
    'clause.history': refuse,
  }
}
