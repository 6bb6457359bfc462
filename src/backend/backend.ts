import { type BackendEvent, type CallName, type Handlers, api } from '../contract'
import { type Disk, nodeDisk } from './disk/disk'
import { onDisk } from './disk/fault'
import { appHandlers } from './handler/app'
import { collationHandlers } from './handler/collation'
import { collationTransferHandlers } from './handler/collation-transfer'
import type { Context } from './handler/context'
import { importHandlers } from './handler/import'
import { libraryHandlers } from './handler/library'
import { outgoingHandlers } from './handler/outgoing'
import { publishHandlers } from './handler/publish'
import { receiptHandlers } from './handler/receipt'
import { registerHandlers } from './handler/register'
import { reviewHandlers } from './handler/review'
import type { Backend, Ports } from './ports'
import { importSample } from './transfer/import-sample'
import { MadeFiles } from './transfer/made-files'
import { Uploads } from './transfer/uploads'
import { TUNING, type Tuning } from './workspace/tuning'
import { openWorkspace } from './workspace/workspace'

const LOOK_AGAIN_MS = 5000

/**
 * Opens a data folder and answers for it. A folder that another process writes to is opened for reading; every
 * few seconds, and whenever somebody asks, it tries to get the right to write. Into an empty folder the sample
 * pack is imported. `disk` and `tuning` are there for tests.
 */
export async function createBackend(
  ports: Ports,
  { disk = nodeDisk, tuning = TUNING }: { disk?: Disk; tuning?: Tuning } = {},
): Promise<Backend> {
  const listeners = new Set<(event: BackendEvent) => void>()
  const tell = (event: BackendEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const workspace = await openWorkspace({ ports, disk, tuning, tell })
  const { passing } = workspace.layout
  const context = { workspace, uploads: new Uploads(disk, passing), made: new MadeFiles(disk, passing) }
  await importSample(workspace)
  const look = setInterval(() => {
    workspace
      .tryToWrite('by-the-way')
      .catch((error: unknown) => ports.log(`looking again failed: ${String(error)}`))
  }, LOOK_AGAIN_MS).unref()
  const handlers = {
    ...appHandlers(context),
    ...libraryHandlers(context),
    ...importHandlers(context),
    ...reviewHandlers(context),
    ...registerHandlers(context),
    ...outgoingHandlers(context),
    ...collationHandlers(context),
    ...collationTransferHandlers(context),
    ...publishHandlers(context),
    ...receiptHandlers(context),
  }
  return {
    handlersFor: (window) => guarded(handlers, context, window),
    listen: (onEvent) => {
      listeners.add(onEvent)
      return () => void listeners.delete(onEvent)
    },
    windowOpened: (window) => workspace.pen.opened(window),
    windowClosed: (window) => workspace.pen.closed(window),
    close: async () => {
      clearInterval(look)
      await workspace.close()
    },
  }
}

/** The handlers as one window may use them: commands only with the pen; errors of the disk as refusals. */
function guarded(handlers: Handlers, { workspace }: Context, window: string): Handlers {
  const names = Object.keys(handlers) as CallName[]
  const entries = names.map((name) => {
    const needsPen = api[name].kind === 'command' && name !== 'app.take-pen'
    // The table pairs each name with its own types; the compiler cannot follow a name it learns at run time.
    const handler = handlers[name] as (input: unknown) => Promise<unknown>
    const answer = async (input: unknown): Promise<unknown> => {
      if (!needsPen) return handler(input)
      await workspace.tryToWrite('by-the-way')
      workspace.pen.demand(window)
      return handler(input)
    }
    return [name, (input: unknown) => onDisk(() => answer(input))]
  })
  return Object.fromEntries(entries) as Handlers
}
