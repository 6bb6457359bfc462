import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Rgb = readonly [number, number, number]
const css = readFileSync('src/renderer/style/tokens.css', 'utf8')
const [standard = '', more = ''] = css.split("[data-contrast='more']")

/** Both sides of a token, light first. */
function sides(block: string, name: string): [string, string] {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(block)
  if (!found?.[1] || !found[2]) throw new Error(`no token ${name}`)
  return [found[1], found[2]]
}
const SETS = [
  ['light', standard, 0],
  ['dark', standard, 1],
  ['more contrast, light', more, 0],
  ['more contrast, dark', more, 1],
] as const

function linear(hex: string): Rgb {
  const at = (n: number): number => {
    const part = parseInt(hex.slice(n, n + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return [at(1), at(3), at(5)]
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const light = (hex: string): number => {
    const [r, g, b2] = linear(hex)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b2
  }
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

/** Machado, Oliveira and Fernandes 2009, severity 1: what protanopes, deuteranopes and tritanopes see. */
const SIGHTS: readonly (readonly Rgb[])[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
]

/** Oklab (Ottosson 2020) of a colour as a certain sight sees it. */
function lab(hex: string, sight: readonly Rgb[]): Rgb {
  const rgb = linear(hex)
  const [r = 0, g = 0, b = 0] = sight.map((row) =>
    Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])),
  )
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

describe.each(SETS)('%s', (_, block, side) => {
  const token = (name: string): string => sides(block, name)[side]
  const authors = Array.from({ length: 12 }, (__, n) => token(`author-${n + 1}`))
  const need = block === more ? 7 : 4.5

  it.each(['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warn', 'good'])(
    '%s can be read on every ground',
    (name) => {
      for (const ground of ['paper', 'surface', 'chrome'])
        expect(contrast(token(name), token(ground))).toBeGreaterThanOrEqual(4.5)
    },
  )
  it('author colours pass contrast', () => {
    for (const author of authors) expect(contrast(author, token('paper'))).toBeGreaterThanOrEqual(need)
  })
  it('lines of controls can be seen', () => {
    expect(contrast(token('line-strong'), token('surface'))).toBeGreaterThanOrEqual(3)
    expect(contrast(token('focus'), token('paper'))).toBeGreaterThanOrEqual(3)
    expect(contrast(token('on-accent'), token('accent'))).toBeGreaterThanOrEqual(4.5)
  })
  it('author colours differ in every sight', () => {
    for (const sight of SIGHTS)
      for (const [n, author] of authors.entries())
        for (const other of authors.slice(0, n))
          expect(
            Math.hypot(...lab(author, sight).map((x, i) => x - (lab(other, sight)[i] ?? 0))),
          ).toBeGreaterThan(0.05)
  })
})

describe('style sheets', () => {
  it.each(['base', 'ui', 'frame', 'library', 'settings', 'script'])(
    '%s.css knows no left and right',
    (name) => {
      const text = readFileSync(`src/renderer/style/${name}.css`, 'utf8')
      expect(text).not.toMatch(
        /(^|[\s;{-])(left|right)\s*[:;]|(margin|padding|border)-(left|right|top|bottom)|[^-](width|height):/m,
      )
    },
  )
})
