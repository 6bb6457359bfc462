// The figures, how one round's ratio becomes one number, and what each must reach. `at` names the sizes in words.

/** @typedef {{ name: string, of: (round: any) => number, unit: string, targets: { at: number[], ratio?: number, most?: number }[] }} Figure */

/** @type {Figure[]} */
export const FIGURES = [
  {
    name: 'open to usable paint',
    of: (r) => r.open,
    unit: 'ms',
    targets: [
      { at: [10_000, 100_000], ratio: 0.6 },
      { at: [300_000], ratio: 0.5 },
    ],
  },
  { name: 'key to paint, p50', of: (r) => quantile(r.keys, 0.5), unit: 'ms', targets: [] },
  {
    name: 'key to paint, p95',
    of: (r) => quantile(r.keys, 0.95),
    unit: 'ms',
    targets: [
      { at: [100_000], ratio: 0.2 },
      { at: [300_000], ratio: 0.12 },
    ],
  },
  {
    name: 'CPU of a key',
    of: (r) => r.cpu,
    unit: 'ms',
    targets: [
      { at: [100_000], ratio: 0.2, most: 6 },
      { at: [300_000], ratio: 0.12 },
    ],
  },
  {
    name: 'model of a key',
    of: (r) => r.modelUs,
    unit: 'us',
    targets: [{ at: [10_000, 100_000, 300_000], ratio: 2 }],
  },
  {
    name: 'delete 1,000 words',
    of: (r) => r.remove,
    unit: 'ms',
    targets: [{ at: [100_000, 300_000], ratio: 0.6 }],
  },
  {
    name: 'accept all',
    of: (r) => r.acceptAll,
    unit: 'ms',
    targets: [{ at: [100_000, 300_000], ratio: 0.75 }],
  },
  {
    name: 'reject all',
    of: (r) => r.rejectAll,
    unit: 'ms',
    targets: [{ at: [100_000, 300_000], ratio: 0.5 }],
  },
  { name: 'undo of accept all', of: (r) => r.undo, unit: 'ms', targets: [] },
  { name: 'heap', of: (r) => r.heap, unit: 'MB', targets: [{ at: [100_000, 300_000], ratio: 1.3 }] },
]

export function quantile(/** @type {number[]} */ values, /** @type {number} */ q) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN
}

export const median = (/** @type {number[]} */ values) => quantile(values, 0.5)
