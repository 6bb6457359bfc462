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

export function collationTransferHandlers(context: Context): Some<Names> {
  const { workspace, uploads, made } = context
  // One after the other: each judges what comes in by what is there.
  const inTurn = turns()
  const { stoppable, stop } = stops()
  const gather = (
    key: CollationId,
    named: Named,
    run: (into: GatherContext) => Promise<Gathered>,
  ): Promise<CollationImport> => inTurn(() => gatherInto(context, { key, ...named }, run))
  return {
    'collation.import': async ({ collation, upload }) => {
      try {
        return await stoppable(upload, async (pause) => {
          const files = await uploads.collect(upload)
          return gather(collation, { name: upload, pause }, (into) =>
            importIntoCollation(collation, files, into),
          )
        })
      } finally {
        await uploads.cancel(upload)
      }
    },
    'collation.gather': ({ collation, reviews }) =>
      stoppable(collation, (pause) =>
        gather(collation, { name: collation, pause }, (into) => gatherReviews(collation, reviews, into)),
      ),
    'collation.stop': ({ collation, upload }) => {
      stop(upload ?? collation)
      return Promise.resolve({})
    },
    'collation.export': async (wanted) =>
      exportCollation(wanted, { content: await workspace.content(), made }),
  }
}

/** What progress is told under, and where the work lets others in. */
interface Named {
  readonly name: string
  readonly pause: Pause
}

async function gatherInto(
  { workspace }: Context,
  { key, name, pause }: Named & { readonly key: CollationId },
  run: (into: GatherContext) => Promise<Gathered>,
): Promise<CollationImport> {
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

/** What is running, by name, and how it is stopped. */
function stops(): {
  readonly stoppable: <T>(name: string, run: (pause: Pause) => Promise<T>) => Promise<T>
  readonly stop: (name: string) => void
} {
  const running = new Map<string, AbortController>()
  return {
    stoppable: async (name, run) => {
      const controller = new AbortController()
      running.set(name, controller)
      try {
        return await run(pauseUntil(controller.signal))
      } finally {
        if (running.get(name) === controller) running.delete(name)
      }
    },
    stop: (name) => running.get(name)?.abort(),
  }
}
