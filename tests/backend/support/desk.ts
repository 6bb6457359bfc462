import { onTestFinished } from 'vitest'
import { type Backend, type Ports, createBackend } from '../../../src/backend'
import type { Disk } from '../../../src/backend/disk/disk'
import { writeZip } from '../../../src/backend/archive'
import { TUNING, type Tuning } from '../../../src/backend/workspace/tuning'
import { type BackendEvent, type Client, makeClient, serve } from '../../../src/contract'
import type { ImportReport } from '../../../src/core/model'

export interface Desk {
  readonly backend: Backend
  /** The client of the window `w1`, through the contract's own checks. */
  readonly client: Client
  readonly clientOf: (window: string) => Client
  readonly events: BackendEvent[]
  readonly log: string[]
  /** Brings files in as a window does, in pieces. */
  readonly bring: (files: ReadonlyMap<string, Uint8Array>) => Promise<ImportReport>
  /** A made file, fetched in pieces. */
  readonly fetch: (ticket: string) => Promise<Uint8Array>
}

interface DeskOptions {
  readonly ports?: Partial<Ports>
  readonly disk?: Disk
  readonly tuning?: Partial<Tuning>
}

/** A backend on a data folder, with windows on it. Closed when the test ends. */
export async function desk(dataDir: string, options: DeskOptions = {}): Promise<Desk> {
  const log: string[] = []
  let tick = Date.parse('2026-11-23T08:00:00.000Z')
  const ports: Ports = {
    dataDir,
    host: 'browser',
    version: '0.0.0',
    samplePackDir: null,
    now: () => new Date((tick += 1000)).toISOString(),
    log: (line) => log.push(line),
    deliver: () => Promise.resolve('download'),
    ...options.ports,
  }
  const tuning = { ...TUNING, ballastBytes: 1000, ...options.tuning }
  const backend = await createBackend(ports, { tuning, ...(options.disk ? { disk: options.disk } : {}) })
  onTestFinished(() => backend.close())
  const events: BackendEvent[] = []
  backend.listen((event) => events.push(event))
  const clientOf = (window: string): Client =>
    makeClient(
      serve(backend.handlersFor(window), (call, error) => log.push(`bug in ${call}: ${String(error)}`)),
    )
  const client = clientOf('w1')
  return {
    backend,
    client,
    clientOf,
    events,
    log,
    bring: (files) => bring(client, files),
    fetch: (ticket) => fetchFile(client, ticket),
  }
}

/** The same as one file, a zip, under a name. */
export function zipped(name: string, files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  return new Map([[name, writeZip(files)]])
}

async function bring(client: Client, files: ReadonlyMap<string, Uint8Array>): Promise<ImportReport> {
  const list = [...files]
  const { upload } = await client['upload.start']({
    files: list.map(([path, bytes]) => ({ path, size: bytes.length })),
  })
  for (const [i, [, bytes]] of list.entries())
    for (let offset = 0; offset < bytes.length; offset += 1000)
      await client['upload.append']({
        upload,
        file: i,
        offset,
        bytes: Buffer.from(bytes.subarray(offset, offset + 1000)).toString('base64'),
      })
  return client['import.start']({ upload })
}

async function fetchFile(client: Client, ticket: string): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for (let offset: number | null = 0; offset !== null;) {
    const piece: { bytes: string; next: number | null } = await client['file.read']({ ticket, offset })
    pieces.push(Buffer.from(piece.bytes, 'base64'))
    offset = piece.next
  }
  return Buffer.concat(pieces)
}
