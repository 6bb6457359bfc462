import { parseArgs } from 'node:util'

export interface Flags {
  readonly data: string | null
  readonly port: number
}

export const USAGE = `Usage: npm start -- [--browser | --electron] [--data DIR] [--port N] [--no-open]`

/** What the host was started with; null for what it does not know. */
export function parseFlags(args: readonly string[]): Flags | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '0' },
        // Opening a window is the starter's work; the host itself never does.
        'no-open': { type: 'boolean' },
      },
    })
    const port = Number(values.port)
    if (!/^\d{1,5}$/.test(values.port) || port > 65_535 || values.data === '') return null
    return { data: values.data ?? null, port }
  } catch {
    // parseArgs throws for every flag that is not in the table.
    return null
  }
}
