import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../../..')
let built: Promise<string> | null = null

export interface Child {
  readonly process: ChildProcess
  /** Lines printed so far. */
  readonly lines: string[]
  /** Resolves when a line with this beginning was printed. */
  readonly said: (beginning: string) => Promise<void>
  readonly end: (signal: NodeJS.Signals) => Promise<void>
}

/** Starts `child.ts` as a process of its own. It is killed when the test ends, if it still runs. */
export async function spawnChild(...args: string[]): Promise<Child> {
  built ??= bundle()
  const child = spawn(process.execPath, [await built, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const lines: string[] = []
  const waiting: { beginning: string; resolve: () => void }[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const one of waiting) if (line.startsWith(one.beginning)) one.resolve()
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await exited
  }
  onTestFinished(() => end('SIGKILL'))
  const said = (beginning: string): Promise<void> =>
    lines.some((line) => line.startsWith(beginning))
      ? Promise.resolve()
      : new Promise((resolve) => waiting.push({ beginning, resolve }))
  return { process: child, lines, said, end }
}

async function bundle(): Promise<string> {
  const outDir = join(root, '.cache', 'backend-child', String(process.pid))
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'child.ts'),
      outDir,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return join(outDir, 'child.mjs')
}
