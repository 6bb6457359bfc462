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
import { type Pause, pauseUntil } from '../transfer/pause'
import { keepRulings } from '../workspace/rulings'
import { stateOf } from './collation'
import { type Context, type Some, demandPerson } from './context'
import { turns } from './turns'

type Names = 'collation.import' | 'collation.gather' | 'collation.stop' | 'collation.export'

export function collationTransferHandlers({ workspace, uploads, made }: Context): Some<Names> {
  // One after the other: each judges what comes in by what is there.
  const inTurn = turns()
  const running = new Map<string, AbortController>()
  const stoppable = async <T>(name: string, run: (pause: Pause) => Promise<T>): Promise<T> => {
    const stop = new AbortController()
    running.set(name, stop)
    try {
      return await run(pauseUntil(stop.signal))
    } finally {
      if (running.get(name) === stop) running.delete(name)
    }
  }
  const gather = async (
    key: CollationId,
    { name, pause }: { readonly name: string; readonly pause: Pause },
    run: (context: GatherContext) => Promise<Gathered>,
  ): Promise<CollationImport> => {
    const { ports, tell } = workspace
    const content = await workspace.content()
    const by = demandPerson(content)
    const onProgress = progressTeller(name, tell)
    const now = ports.now()
    const { lines, collation } = await run({ content, by, now, onProgress, pause })
    await keepRulings(content, collation, { by, at: now })
    tell({ kind: 'collation.changed', collation: key, rev: collation.rev })
    return { lines: [...lines], state: stateOf(collation) }
  }
  return {
    'collation.import': async ({ collation, upload }) => {
      try {
        return await stoppable(upload, async (pause) => {
          const files = await uploads.collect(upload)
          return inTurn(() =>
            gather(collation, { name: upload, pause }, (context) =>
              importIntoCollation(collation, files, context),
            ),
          )
        })
      } finally {
        await uploads.cancel(upload)
      }
    },
    'collation.gather': ({ collation, reviews }) =>
      stoppable(collation, (pause) =>
        inTurn(() =>
          gather(collation, { name: collation, pause }, (context) =>
            gatherReviews(collation, reviews, context),
          ),
        ),
      ),
    'collation.stop': ({ collation, upload }) => {
      running.get(upload ?? collation)?.abort()
      return Promise.resolve({})
    },
    'collation.export': async (wanted) =>
      exportCollation(wanted, { content: await workspace.content(), made }),
  }
}
