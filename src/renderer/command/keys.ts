export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export type Platform = 'mac' | 'other'

/** The keys a press stands for, in the spelling of `Command.keys`; null for a lone modifier. */
export function keysOf(press: KeyPress, platform: Platform): string | null {
  const name = keyName(press)
  if (name === null) return null
  const parts: string[] = []
  if (platform === 'mac' ? press.metaKey : press.ctrlKey) parts.push('Mod')
  if (platform === 'mac' && press.ctrlKey) parts.push('Ctrl')
  if (platform === 'other' && press.metaKey) parts.push('Meta')
  if (press.altKey) parts.push('Alt')
  // A sign such as ? or ! is typed with Shift on some keyboards and without on others.
  if (press.shiftKey && !isSign(name)) parts.push('Shift')
  return [...parts, name].join('-')
}

/** One spelling for a binding: modifiers in order, letters small. `shift-mod-F` becomes `Mod-Shift-f`. */
export function normalKeys(keys: string): string {
  const parts = keys.split(/-(?!$)/)
  const name = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1).map((part) => part.toLowerCase())
  const order = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'].filter((m) => modifiers.includes(m.toLowerCase()))
  return [...order, name.length === 1 ? name.toLowerCase() : name].join('-')
}

/** The binding as it is printed on the keys of this machine. */
export function printKeys(keys: string, platform: Platform): string {
  const names = platform === 'mac' ? MAC_NAMES : OTHER_NAMES
  const parts = normalKeys(keys)
    .split(/-(?!$)/)
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  return parts.join(platform === 'mac' ? '' : '+')
}

/** Whether the press would write something into a text field, so that a field keeps it. */
export function isTyping(keys: string): boolean {
  return !/^(Mod|Ctrl|Meta|Alt)-/.test(keys) && !/(^|-)F\d{1,2}$/.test(keys)
}

export function platformOf(userAgent: string): Platform {
  return /Mac|iPhone|iPad/.test(userAgent) ? 'mac' : 'other'
}

const MAC_NAMES: Record<string, string> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}
const OTHER_NAMES: Record<string, string> = {
  Mod: 'Ctrl',
  Meta: 'Win',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** By its place on the keyboard where the layout writes another script or a modifier changes the sign. */
function keyName({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key)) {
    return altKey && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : null
  }
  if (key.length > 1) return key
  const modified = ctrlKey || metaKey || altKey
  if (modified && /^Digit\d$/.test(code) && (shiftKey || altKey)) return code.slice(5)
  if (modified && /^Key[A-Z]$/.test(code) && !/^[a-z]$/i.test(key)) return code.slice(3).toLowerCase()
  return key === ' ' ? 'Space' : key.toLowerCase()
}

function isSign(name: string): boolean {
  return name.length === 1 && !/[\p{L}\p{N}]/u.test(name)
}
