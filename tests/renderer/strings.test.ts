import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ProblemCode } from '../../src/core/model'

const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other']
const locales = 'resources/locales/en'
const strings = new Map(
  readdirSync(locales).map((file) => [
    file.replace('.json', ''),
    flat(JSON.parse(readFileSync(join(locales, file), 'utf8'))),
  ]),
)

function flat(value: unknown, at = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[at, value]])
  const parts = Object.entries(value as Record<string, unknown>)
  return new Map(parts.flatMap(([key, inner]) => [...flat(inner, at === '' ? key : `${at}.${key}`)]))
}

/** Whether a key, or for a key with a variable part at least one such key, has words. */
function has(namespace: string, key: string): boolean {
  const known = strings.get(namespace)
  if (!known) return false
  const pattern = key
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^.]+')
  const wanted = new RegExp(`^${pattern}(_(${PLURALS.join('|')}))?$`)
  return [...known.keys()].some((candidate) => wanted.test(candidate))
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** The keys a source file asks for: of `t` and its like by the namespace last given to that name, and whole names anywhere. */
function keysIn(text: string): [string, string][] {
  const made = [...text.matchAll(/const \{ ([^}]*) \} = useTranslation\((?:'(\w+)')?\)/g)].flatMap(
    (match) => {
      const [, inner = '', namespace = 'common'] = match
      const name = /\bt(?:: (\w+))?(?=,|$)/.exec(inner.trim())
      return name ? [{ at: match.index, name: name[1] ?? 't', namespace }] : []
    },
  )
  const found: [string, string][] = []
  for (const name of new Set(['t', ...made.map((one) => one.name)]))
    for (const match of text.matchAll(new RegExp(`(?<![\\w.])${name}\\(\\s*(['\`])(.+?)\\1`, 'g'))) {
      const last = made.filter((one) => one.name === name && one.at < match.index).at(-1)
      const key = match[2] ?? ''
      if (!key.includes(':') && /^[a-z$]/i.test(key)) found.push([last?.namespace ?? 'common', key])
    }
  const whole = new RegExp(`['\`](${[...strings.keys()].join('|')}):([\\w.\${}-]+)['\`]`, 'g')
  for (const [, namespace = '', key = ''] of text.matchAll(whole)) found.push([namespace, key])
  return found
}

describe('strings', () => {
  const files = sources('src/renderer')
  it('sees the sources and their keys', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(files.flatMap((file) => keysIn(readFileSync(file, 'utf8'))).length).toBeGreaterThan(120)
  })
  it('finds a key that is not there', () => {
    expect(keysIn("const { t } = useTranslation('library')\nt('no.such.key')")).toEqual([
      ['library', 'no.such.key'],
    ])
    expect(has('library', 'no.such.key')).toBe(false)
    expect(has('library', 'state.${state}')).toBe(true)
  })
  it('has words for every key the window asks for', () => {
    const missing = files.flatMap((file) =>
      keysIn(readFileSync(file, 'utf8'))
        .filter(([namespace, key]) => !has(namespace, key))
        .map(([namespace, key]) => `${file}: ${namespace}:${key}`),
    )
    expect(missing).toEqual([])
  })
  it.each(ProblemCode.options)('tells what, why and what next for %s', (code) => {
    for (const part of ['what', 'why', 'next']) expect(has('problem', `${code}.${part}`)).toBe(true)
  })
  it('has no problem that cannot happen', () => {
    const codes = new Set([...(strings.get('problem')?.keys() ?? [])].map((key) => key.split('.')[0]))
    expect([...codes].filter((code) => !ProblemCode.safeParse(code).success)).toEqual([])
  })
})
