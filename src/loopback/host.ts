import { performance } from 'node:perf_hooks'
import type { Backend } from '../backend'
import { readAssets } from '../backend/host'
import { makeKeys } from './keys'
import { forgetRunningHost, noteRunningHost } from './running-host'
import { type Listening, listenOn } from './server'

const ABANDONED_AFTER_MS = 30 * 60_000

export interface HostOptions {
  readonly dataDir: string
  readonly port: number
  /** The built page. */
  readonly pageDir: string
  openBackend(): Promise<Backend>
  readonly log: (line: string) => void
}

export interface Host {
  readonly makeLink: () => string
  /** Settles when no window has been open for half an hour. */
  readonly abandoned: Promise<void>
  close(): Promise<void>
}

/** Browser mode: the backend behind a server of this machine, until it is closed. */
export async function startHost(options: HostOptions): Promise<Host> {
  const assets = await readAssets(options.pageDir)
  if (!assets.has('/index.html')) throw new Error('The page is not built: run `npm run build` first.')
  const keys = makeKeys(() => performance.now())
  const backend = await options.openBackend()
  try {
    const server = await listenOn({ backend, assets, keys, port: options.port, log: options.log })
    await noteRunningHost(options.dataDir, { port: server.port, token: keys.token })
    const watch = watchForAbandonment(server)
    return {
      makeLink: server.makeLink,
      abandoned: watch.abandoned,
      async close() {
        watch.stop()
        await forgetRunningHost(options.dataDir)
        await server.close()
        await backend.close()
      },
    }
  } catch (error) {
    await backend.close()
    throw error
  }
}

function watchForAbandonment(server: Listening): { abandoned: Promise<void>; stop(): void } {
  let seen = performance.now()
  let timer: NodeJS.Timeout | undefined
  const abandoned = new Promise<void>((resolve) => {
    timer = setInterval(() => {
      if (server.windows.count() > 0) seen = performance.now()
      else if (performance.now() - seen > ABANDONED_AFTER_MS) resolve()
    }, 60_000)
  })
  return { abandoned, stop: () => clearInterval(timer) }
}
