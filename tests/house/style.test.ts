import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../src/renderer')

const PHYSICAL = [
  /(?:^|[;{\s])((?:(?:scroll-)?(?:margin|padding)|border)-(?:left|right|top|bottom)[a-z-]*)\s*:/g,
  /(?:^|[;{\s])(left|right|top|bottom)\s*:/g,
  /(?:^|[;{\s])((?:text-align|float|clear)\s*:\s*(?:left|right))\b/g,
  /(?:^|[;{\s])(border-(?:top|bottom)-(?:left|right)-radius)\s*:/g,
]

/** What ties a style to one direction of writing: sides by name, and four-part shorthands with unlike sides. */
function physicalProperties(css: string): string[] {
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const named = PHYSICAL.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
  const shorthands = [...text.matchAll(/(?:^|[;{\s])((?:margin|padding|inset)\s*:\s*([^;{}]+))/g)]
  const lopsided = shorthands.filter(([, , value = '']) => {
    const parts = value.trim().split(/\s+(?![^(]*\))/)
    return parts.length === 4 && parts[1] !== parts[3]
  })
  return [...named, ...lopsided.map((match) => match[1] ?? '')].map((found) => found.trim())
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))

test('there are style sheets to look at', () => expect(files.length).toBeGreaterThan(0))

test.each(files)('%s holds in both directions of writing', (name) => {
  expect(physicalProperties(readFileSync(join(root, name), 'utf8'))).toEqual([])
})

test.each([
  ['a { margin-left: 1px }', ['margin-left']],
  ['a{padding-right:1px;border-left-color:red}', ['padding-right', 'border-left-color']],
  ['a { position: absolute; left: 0; top: 0 }', ['left', 'top']],
  ['a { text-align: right; float:left }', ['text-align: right', 'float:left']],
  ['a { border-top-left-radius: 1px }', ['border-top-left-radius']],
  ['a { margin: 0 1px 0 2px }', ['margin: 0 1px 0 2px']],
  ['a { padding: 0 calc(1px + 2px) 0 calc(1px + 2px) }', []],
  ['a { margin-inline: 1px; inset-inline-start: 0; text-align: start }', []],
  ['.a .margin:focus-visible { outline: 0 } .left :hover { color: red }', []],
  ['/* left: 0 */ a { border-start-start-radius: 1px }', []],
  ['@media (max-width: 1px) { a { transition: left 1s } }', []],
])('%s', (css, expected) => {
  const found = physicalProperties(css)
  expect(found.filter((name) => !expected.includes(name))).toEqual([])
  expect(expected.filter((name) => !found.includes(name))).toEqual([])
})
