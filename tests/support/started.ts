import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './built'

/** `npm start` as it runs: what it printed so far, and how to wait for more and for its end. */
export interface Started {
  readonly child: ChildProcessWithoutNullStreams
  out(): string
  err(): string
  /** The link of the n-th ready line, counted from 1. Rejects when the process ends before. */
  link(n?: number): Promise<string>
  stop(signal: NodeJS.Signals): Promise<number | null>
  readonly ended: Promise<number | null>
}

export function startStet(...flags: string[]): Started {
  return startStetWith({}, ...flags)
}

/** The same with something more in its environment. */
export function startStetWith(env: Record<string, string>, ...flags: string[]): Started {
  const script = join(projectRoot, 'scripts/start.mjs')
  const child = spawn(process.execPath, [script, ...flags], {
    env: { ...process.env, STET_AS_BUILT: '1', ...env },
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    child,
    ended,
    out: () => out,
    err: () => err,
    link: (n = 1) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const link = [...out.matchAll(/^ready (\S+)/gm)][n - 1]?.[1]
          if (link !== undefined) resolve(link)
        }
        child.stdout.on('data', look)
        void ended.then((code) =>
          reject(new Error(`ended with ${code} before it was ready:\n${out}\n${err}`)),
        )
        look()
      }),
    stop(signal) {
      child.kill(signal)
      return ended
    },
  }
}
