import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtFile } from '../../support/built'

/** A browser-mode host on a data folder of its own. */
export interface Host {
  readonly dataDir: string
  /** What it wrote to standard error. */
  log(): string
  /** A link that is good once. */
  link(): Promise<string>
  /** Ends it by a signal; settles when the process is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

export async function startHost(dataDir: string): Promise<Host> {
  const child = spawn(process.execPath, [builtFile('main/serve.cjs'), '--data', dataDir, '--port', '0'])
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const links = readLinks(child, () => err)
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const first = await links()
  let unused: string | null = first
  return {
    dataDir,
    log: () => err,
    link: async () => {
      const fresh = unused
      unused = null
      if (fresh !== null) return fresh
      child.stdin.write('\n')
      return links()
    },
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await ended
    },
  }
}

/** Gives the next `ready` line each time it is asked. */
function readLinks(child: ChildProcess, err: () => string): () => Promise<string> {
  const found: string[] = []
  const waiting: { resolve: (link: string) => void; reject: (error: Error) => void }[] = []
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const link = /^ready (\S+)/.exec(line)?.[1]
      if (link === undefined) continue
      const next = waiting.shift()
      if (next) next.resolve(link)
      else found.push(link)
    }
  })
  child.on('close', () => {
    for (const one of waiting.splice(0)) one.reject(new Error(`the host ended: ${err()}`))
  })
  return () => {
    const link = found.shift()
    if (link !== undefined) return Promise.resolve(link)
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  }
}

export function makeFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'stet-e2e-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Runs the built CLI and gives what it wrote as JSON. Throws with its words when it fails. */
export function runCli(...args: string[]): unknown {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [builtFile('main/cli.cjs'), ...args, '--json'],
    { encoding: 'utf8', maxBuffer: 64e6 },
  )
  if (status !== 0) throw new Error(`stet ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`)
  return JSON.parse(stdout) as unknown
}
