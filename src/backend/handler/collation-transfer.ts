import type { CollationImport } from '../../contract'
import type { CollationId } from '../../core/model'
import { exportCollation } from '../transfer/collation-file'
import {
  type GatherContext,
  type Gathered,
  gatherReviews,
  importIntoCollation,
} from '../transfer/import-collation'
import { progressTeller } from '../transfer/progress'
import { keepRulings } from '../workspace/rulings'
import { stateOf } from './collation'
import { type Context, type Some, demandPerson } from './context'
import { turns } from './turns'

type Names = 'collation.import' | 'collation.gather' | 'collation.export'

export function collationTransferHandlers({ workspace, uploads, made }: Context): Some<Names> {
  // One after the other: each judges what comes in by what is there.
  const inTurn = turns()
  const gather = async (
    key: CollationId,
    name: string,
    run: (context: GatherContext) => Promise<Gathered>,
  ): Promise<CollationImport> => {
    const { ports, tell } = workspace
    const content = await workspace.content()
    const by = demandPerson(content)
    const onProgress = progressTeller(name, tell)
    const now = ports.now()
    const { lines, collation } = await run({ content, by, now, onProgress })
    await keepRulings(content, collation, { by, at: now })
    tell({ kind: 'collation.changed', collation: key, rev: collation.rev })
    return { lines: [...lines], state: stateOf(collation) }
  }
  return {
    'collation.import': async ({ collation, upload }) => {
      try {
        const files = await uploads.collect(upload)
        return await inTurn(() =>
          gather(collation, upload, (context) => importIntoCollation(collation, files, context)),
        )
      } finally {
        await uploads.cancel(upload)
      }
    },
    'collation.gather': ({ collation, reviews }) =>
      inTurn(() => gather(collation, collation, (context) => gatherReviews(collation, reviews, context))),
    'collation.export': async (wanted) =>
      exportCollation(wanted, { content: await workspace.content(), made }),
  }
}
