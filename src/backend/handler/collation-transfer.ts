import { type CollationImport, Refusal } from '../../contract'
import { type CollationId, problem } from '../../core/model'
import { exportCollation } from '../transfer/collation-file'
import {
  type GatherContext,
  type Gathered,
  gatherReviews,
  importIntoCollation,
} from '../transfer/import-collation'
import { progressTeller } from '../transfer/progress'
import { stateOf } from './collation'
import { type Context, type Some, demandPerson } from './context'

type Names =
  | 'collation.import'
  | 'collation.gather'
  | 'collation.publish'
  | 'collation.export'
  | 'pack.export'
  | 'clause.history'

export function collationTransferHandlers({ workspace, uploads, made }: Context): Some<Names> {
  const refuse = (): Promise<never> => Promise.reject(new Refusal(problem('not-allowed', 'collation')))
  let running: Promise<unknown> = Promise.resolve()
  // One after the other: each judges what comes in by what is there.
  const inTurn = <T>(start: () => Promise<T>): Promise<T> => {
    const started = running.catch(() => undefined).then(start)
    running = started
    return started
  }
  const gather = async (
    key: CollationId,
    name: string,
    run: (context: GatherContext) => Promise<Gathered>,
  ): Promise<CollationImport> => {
    const { ports, tell } = workspace
    const content = await workspace.content()
    const by = demandPerson(content)
    const onProgress = progressTeller(name, tell)
    const { lines, collation } = await run({ content, by, now: ports.now(), onProgress })
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
    'collation.publish': refuse,
    'collation.export': async ({ collation }) =>
      exportCollation(collation, { content: await workspace.content(), made }),
    'pack.export': refuse,
    'clause.history': refuse,
  }
}
