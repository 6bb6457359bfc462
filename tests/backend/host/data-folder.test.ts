import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder, type Machine } from '../../../src/backend/host'

test.each<[string, NodeJS.Platform, Machine['env'], string]>([
  ['XDG names it', 'linux', { XDG_DATA_HOME: '/data' }, '/data/stet'],
  ['XDG names nothing', 'linux', {}, '/home/ana/.local/share/stet'],
  [
    'XDG names a relative folder, which is to be ignored',
    'linux',
    { XDG_DATA_HOME: 'data' },
    '/home/ana/.local/share/stet',
  ],
  ['XDG is empty', 'linux', { XDG_DATA_HOME: '' }, '/home/ana/.local/share/stet'],
  ['another Unix', 'freebsd', {}, '/home/ana/.local/share/stet'],
  ['macOS', 'darwin', { XDG_DATA_HOME: '/data' }, '/home/ana/Library/Application Support/Stet'],
  ['Windows', 'win32', { APPDATA: '/roaming' }, '/roaming/Stet'],
  ['Windows without a word on it', 'win32', {}, '/home/ana/AppData/Roaming/Stet'],
])('%s', (_name, platform, env, expected) => {
  expect(dataFolder({ platform, env, home: '/home/ana' })).toBe(join(expected))
})
