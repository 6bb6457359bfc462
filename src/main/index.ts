import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { dataFolder } from '../backend/host'
import { run } from './run'

const root = resolve(import.meta.dirname, '../..')
const samplePackDir = join(root, 'resources/sample-pack')
const machine = { platform: process.platform, env: process.env, home: homedir() }

run({
  dataDir: resolve(app.commandLine.getSwitchValue('data') || dataFolder(machine)),
  pageDir: join(root, 'out/renderer'),
  preload: join(root, 'out/preload/index.cjs'),
  samplePackDir: existsSync(samplePackDir) ? samplePackDir : null,
})
