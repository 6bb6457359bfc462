import { copyFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { Ports } from '../backend'

/** What the Electron host lends the backend. */
export function makePorts(places: { dataDir: string; samplePackDir: string | null }): Ports {
  return {
    dataDir: places.dataDir,
    samplePackDir: places.samplePackDir,
    host: 'electron',
    version: app.getVersion(),
    now: () => new Date().toISOString(),
    log: logLine,
    deliver,
  }
}

/** A line for the developer, on the standard error stream. */
export function logLine(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function deliver(file: { path: string; name: string }): Promise<'saved' | 'cancelled'> {
  const options = { defaultPath: join(app.getPath('downloads'), file.name) }
  const parent = BrowserWindow.getFocusedWindow()
  const { canceled, filePath } = await (parent === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options))
  if (canceled || filePath === '') return 'cancelled'
  // Beside the target first: a copy that breaks off leaves what was there before.
  const beside = `${filePath}.part`
  try {
    await copyFile(file.path, beside)
    await rename(beside, filePath)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  return 'saved'
}
