import { afterEach, describe, expect, it } from 'vitest'
import {
  commandFor,
  commandStore,
  currentCommands,
  knownCommands,
  rebindKeys,
  registerCommands,
} from '../../../src/renderer/command/registry'

const command = (id: string, keys: string, enabled = true) => ({
  id,
  keys,
  title: `common:${id}`,
  group: 'common:g',
  run: () => undefined,
  enabled: () => enabled,
})
const ctrl = (key: string) => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: true,
  metaKey: false,
  altKey: false,
  shiftKey: false,
})
const find = (key: string, inText = false) =>
  commandFor(commandStore.getState(), ctrl(key), { platform: 'other', inText })?.id
const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  rebindKeys({})
})

describe('commands', () => {
  it('come and go, and their names stay known', () => {
    const stop = registerCommands([command('a', 'Mod-j')])
    expect(find('j')).toBe('a')
    stop()
    expect(find('j')).toBeUndefined()
    expect(knownCommands(commandStore.getState()).map(({ id }) => id)).toContain('a')
  })
  it('a later one with the same id stands in for an earlier', () => {
    stops.push(registerCommands([command('a', 'Mod-j')]), registerCommands([command('a', 'Mod-u')]))
    expect(currentCommands(commandStore.getState())).toHaveLength(1)
    expect([find('j'), find('u')]).toEqual([undefined, 'a'])
  })
  it('the screen on top wins a shared key while it is enabled', () => {
    stops.push(registerCommands([command('below', 'Mod-f')]), registerCommands([command('top', 'Mod-f')]))
    expect(find('f')).toBe('top')
    stops.push(registerCommands([command('off', 'Mod-f', false)]))
    expect(find('f')).toBe('top')
  })
  it('follow the keys the person chose, and lose one that was taken away', () => {
    stops.push(registerCommands([command('a', 'Mod-j'), command('b', 'Mod-l')]))
    rebindKeys({ a: 'Mod-y', b: '' })
    expect([find('j'), find('y'), find('l')]).toEqual([undefined, 'a', undefined])
  })
})
