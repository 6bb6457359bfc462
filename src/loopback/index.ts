import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createBackend } from '../backend'
import { dataFolder } from '../backend/host'
import { parseFlags, USAGE } from './flags'
import { type Host, startHost } from './host'
import { linkOfRunningHost } from './running-host'

const root = resolve(import.meta.dirname, '../..')

async function main(): Promise<number> {
  const flags = parseFlags(process.argv.slice(2))
  if (flags === null) {
    console.error(USAGE)
    return 2
  }
  const machine = { platform: process.platform, env: process.env, home: homedir() }
  const dataDir = resolve(flags.data ?? dataFolder(machine))
  const running = await linkOfRunningHost(dataDir)
  if (running !== null) {
    console.error('Stet already runs on this data folder; this is a new link to it.')
    printLink(running)
    return 0
  }
  const host = await startHost({
    dataDir,
    port: flags.port,
    pageDir: join(root, 'out/renderer'),
    openBackend: () => openBackend(dataDir),
    log: (line) => console.error(line),
  })
  printLink(host.makeLink())
  await untilStopped(host)
  await host.close()
  return 0
}

function openBackend(dataDir: string): ReturnType<typeof createBackend> {
  const samplePackDir = join(root, 'resources/sample-pack')
  return createBackend({
    dataDir,
    host: 'browser',
    version: readVersion(),
    samplePackDir: existsSync(samplePackDir) ? samplePackDir : null,
    now: () => new Date().toISOString(),
    log: (line) => console.error(line),
    // No dialog here: the window fetches the file in pieces and the browser saves it.
    deliver: () => Promise.resolve('download'),
  })
}

/** The one line that whoever started us waits for. */
const printLink = (link: string): void => console.log(`ready ${link}`)

function readVersion(): string {
  const text: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return (text as { version: string }).version
}

/** Serves until a signal comes, or nobody has looked for long. Enter in the terminal prints a fresh link. */
function untilStopped(host: Host): Promise<void> {
  process.stdin.on('data', () => printLink(host.makeLink()))
  process.stdin.on('error', () => undefined)
  return new Promise((stopped) => {
    // The terminal and whoever started us may both send it: a second one must not cut the closing short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped())
    void host.abandoned.then(() => {
      console.error('No window was open for half an hour; Stet ends.')
      stopped()
    })
  })
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
