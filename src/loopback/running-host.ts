import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'

const Note = z.object({ port: z.int().min(1).max(65_535), token: z.string().max(100) })
type Note = z.infer<typeof Note>

const noteFile = (dataDir: string): string => join(dataDir, 'browser-host.json')

/** Leaves word, for the person's own eyes, where the host of this data folder listens. */
export async function noteRunningHost(dataDir: string, note: Note): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(noteFile(dataDir), JSON.stringify(note), { mode: 0o600 })
  // The mode above holds for a new file only.
  await chmod(noteFile(dataDir), 0o600)
}

export async function forgetRunningHost(dataDir: string): Promise<void> {
  await rm(noteFile(dataDir), { force: true })
}

/** A fresh link from the host that already serves this data folder; null when there is none that answers. */
export async function linkOfRunningHost(dataDir: string): Promise<string | null> {
  const note = await readNote(dataDir)
  const code = note === null ? null : await askForCode(note)
  return note === null || code === null ? null : `http://127.0.0.1:${note.port}/#code=${code}`
}

async function readNote(dataDir: string): Promise<Note | null> {
  const text = await readFile(noteFile(dataDir), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return Note.parse(JSON.parse(text))
  } catch {
    // A torn note is no note: the host that wrote it is found by its lock on the data folder.
    return null
  }
}

function askForCode({ port, token }: Note): Promise<string | null> {
  return new Promise((resolve) => {
    const headers = {
      Origin: `http://127.0.0.1:${port}`,
      'Content-Type': 'application/json',
      'X-Stet-Token': token,
    }
    const asked = request(
      { host: '127.0.0.1', port, path: '/api/link', method: 'POST', headers, timeout: 3000 },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece.slice(0, 1000)))
        response.on('end', () => resolve(response.statusCode === 200 ? readCode(text) : null))
      },
    )
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(null))
    asked.end('{}')
  })
}

function readCode(text: string): string | null {
  try {
    return z.object({ code: z.string().regex(/^[\w-]{20,100}$/) }).parse(JSON.parse(text)).code
  } catch {
    // Another program has the port now.
    return null
  }
}
