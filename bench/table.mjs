import { FIGURES, median, quantile } from './targets.mjs'

/** @typedef {{ bare: any, stet: any }} Round */

/** The lines of one size: each figure of both pages, the median of the rounds' ratios, and whether it is enough. */
export function sizeTable(/** @type {number} */ words, /** @type {Round[]} */ rounds) {
  const rows = FIGURES.flatMap((figure) => {
    const pairs = rounds.map(({ bare, stet }) => [figure.of(bare), figure.of(stet)])
    if (!pairs.every((pair) => pair.every(Number.isFinite))) return []
    const [bare, stet] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])))
    const ratios = pairs.map(([b, s]) => s / b)
    return [
      [
        figure.name,
        `${short(bare)} ${figure.unit}`,
        `${short(stet)} ${figure.unit}`,
        spread(ratios),
        ...verdict(figure, words, stet, median(ratios)),
      ],
    ]
  })
  return lines(['figure', 'bare', 'Stet', 'ratio (rounds)', 'target', ''], rows)
}

function verdict(figure, words, stet, ratio) {
  const target = figure.targets.find(({ at }) => at.includes(words))
  if (!target) return ['', '']
  const wanted = [
    target.ratio && `ratio ${target.ratio}`,
    target.most && `${target.most} ${figure.unit}`,
  ].filter(Boolean)
  const met = (!target.ratio || ratio <= target.ratio) && (!target.most || stet <= target.most)
  return [`at most ${wanted.join(', ')}`, met ? 'met' : 'MISSED']
}

const spread = (/** @type {number[]} */ r) =>
  r.length < 2 ? short(r[0]) : `${short(median(r))} (${short(Math.min(...r))}-${short(Math.max(...r))})`

/**
 * How a key's cost grows with the document: the exponent between sizes, and the largest against the smallest.
 * @param {Map<number, Round[]>} bySize
 */
export function growthTable(bySize) {
  const sizes = [...bySize.keys()].sort((a, b) => a - b)
  const large = sizes.filter((words) => words >= 10_000)
  const smallest = sizes.includes(1_000) ? 1_000 : null
  /** @type {[string, (round: any) => number][]} */
  const figures = [
    ['CPU of a key', (r) => r.cpu],
    ['key to paint, p95', (r) => quantile(r.keys, 0.95)],
  ]
  const rows = figures.map(([name, of]) => {
    const at = (side, words) => median((bySize.get(words) ?? []).map((round) => of(round[side])))
    const exponent = (side) => {
      if (large.length < 2) return NaN
      const [from, to] = [large[0], large[large.length - 1]]
      return Math.log(at(side, to) / at(side, from)) / Math.log(to / from)
    }
    const stet = exponent('stet')
    const last = sizes[sizes.length - 1]
    const times = smallest && last > smallest ? at('stet', last) / at('stet', smallest) : NaN
    const met = !(stet > 0.1) && !(last === 300_000 && times > 2)
    return [
      name,
      short(exponent('bare')),
      short(stet),
      Number.isNaN(times) ? '' : short(times),
      'exponent at most 0.1, 300,000 words at most 2x 1,000',
      met ? 'met' : 'MISSED',
    ]
  })
  return lines(['figure', 'bare: words^', 'Stet: words^', 'Stet: largest / smallest', 'target', ''], rows)
}

function short(/** @type {number} */ value) {
  if (!Number.isFinite(value)) return '-'
  return Math.abs(value) >= 100
    ? value.toFixed(0)
    : Math.abs(value) >= 10
      ? value.toFixed(1)
      : value.toFixed(2)
}

/** A Markdown table with aligned columns. */
function lines(/** @type {string[]} */ head, /** @type {string[][]} */ rows) {
  const widths = head.map((title, i) => Math.max(3, title.length, ...rows.map((row) => row[i].length)))
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
