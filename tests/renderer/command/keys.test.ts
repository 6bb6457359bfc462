import { describe, expect, it } from 'vitest'
import { isTyping, keysOf, normalKeys, type Platform, printKeys } from '../../../src/renderer/command/keys'

const press = (key: string, code: string, modifiers = '') => ({
  key,
  code,
  ctrlKey: modifiers.includes('c'),
  metaKey: modifiers.includes('m'),
  altKey: modifiers.includes('a'),
  shiftKey: modifiers.includes('s'),
})

describe('keysOf', () => {
  it.each<[string, ReturnType<typeof press>, Platform, string | null]>([
    ['Ctrl+K', press('k', 'KeyK', 'c'), 'other', 'Mod-k'],
    ['Ctrl+K on a Greek layout', press('κ', 'KeyK', 'c'), 'other', 'Mod-k'],
    ['Ctrl+K on an Arabic layout', press('ن', 'KeyK', 'c'), 'other', 'Mod-k'],
    ['the letter of a French layout, not its place', press('a', 'KeyQ', 'c'), 'other', 'Mod-a'],
    ['Cmd+K', press('k', 'KeyK', 'm'), 'mac', 'Mod-k'],
    ['Ctrl+K on a Mac', press('k', 'KeyK', 'c'), 'mac', 'Ctrl-k'],
    ['Option+A writes å', press('å', 'KeyA', 'a'), 'mac', 'Alt-a'],
    ['Option+N is a dead key', press('Dead', 'KeyN', 'a'), 'mac', 'Alt-n'],
    ['Ctrl+Shift+1 writes !', press('!', 'Digit1', 'cs'), 'other', 'Mod-Shift-1'],
    ['Ctrl+Shift+F', press('F', 'KeyF', 'cs'), 'other', 'Mod-Shift-f'],
    ['Shift+F8', press('F8', 'F8', 's'), 'other', 'Shift-F8'],
    ['? with Shift', press('?', 'Slash', 's'), 'other', '?'],
    ['? without', press('?', 'Minus'), 'other', '?'],
    ['Ctrl+Enter', press('Enter', 'Enter', 'c'), 'other', 'Mod-Enter'],
    ['Ctrl+minus', press('-', 'Minus', 'c'), 'other', 'Mod--'],
    ['a lone modifier', press('Control', 'ControlLeft', 'c'), 'other', null],
    ['a composition', press('Process', 'KeyA'), 'other', null],
  ])('%s', (_, event, platform, keys) => {
    expect(keysOf(event, platform)).toBe(keys)
    expect(keys === null || normalKeys(keys) === keys).toBe(true)
  })
})

describe('spelling', () => {
  it.each([
    ['shift-mod-F', 'Mod-Shift-f', 'Ctrl+Shift+F', '⌘⇧F'],
    ['Mod--', 'Mod--', 'Ctrl+-', '⌘-'],
    ['Alt-ArrowUp', 'Alt-ArrowUp', 'Alt+↑', '⌥↑'],
    ['F8', 'F8', 'F8', 'F8'],
    ['?', '?', '?', '?'],
  ])('%s', (written, normal, other, mac) => {
    expect(normalKeys(written)).toBe(normal)
    expect(printKeys(written, 'other')).toBe(other)
    expect(printKeys(written, 'mac')).toBe(mac)
  })
  it('leaves to a text field what writes in it', () => {
    expect(['?', 'a', 'Shift-Enter', 'Enter', 'Space'].map(isTyping)).toEqual([true, true, true, true, true])
    expect(['Mod-k', 'F8', 'Shift-F8', 'Alt-a'].map(isTyping)).toEqual([false, false, false, false])
  })
})
