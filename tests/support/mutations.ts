import fc from 'fast-check'

/** One change to a JSON value, wherever it is: what a broken disk, a bad program or a bad person may make of a file. */
export interface Mutation {
  /** Which of the places of the value, as a fraction. */
  readonly at: number
  readonly how: 'replace' | 'delete' | 'duplicate' | 'swap' | 'rename' | 'nudge' | 'copy'
  readonly value: unknown
  /** A second place for `copy`, a second element for `swap`. */
  readonly other: number
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1,
  2.5,
  7,
  9_007_199_254_740_991,
  1e308,
  '',
  'ins',
  'del',
  'fmt',
  'cmt',
  'type',
  'bid',
  'constructor',
  'x'.repeat(300),
  '\ud800',
  [],
  [[]],
  {},
  { type: 'table' },
  { type: 'text', text: 'abc' },
  { name: 'table_row' },
]

export function mutations(max = 3): fc.Arbitrary<Mutation[]> {
  return fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      how: fc.constantFrom('replace', 'delete', 'duplicate', 'swap', 'rename', 'nudge', 'copy'),
      value: fc.constantFrom(...HOSTILE),
      other: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
    }),
    { minLength: 1, maxLength: max },
  )
}

/** A copy of the value with the mutations in it; places are those below any of the members named in `within`, or all. */
export function mutated(
  value: unknown,
  changes: readonly Mutation[],
  within: readonly string[] = [],
): unknown {
  const root = { '': JSON.parse(JSON.stringify(value)) as unknown }
  for (const change of changes) mutate(root, change, within)
  return root['']
}

type Holder = Record<string | number, unknown>
type Place = readonly [Holder, string | number]

function mutate(root: Holder, { at, how, value, other }: Mutation, within: readonly string[]): void {
  const places = placesIn(root, within)
  const pick = (part: number): Place | undefined => places[Math.floor(part * places.length)]
  const place = pick(at)
  if (!place || (place[0] === root && how !== 'replace')) return
  const [holder, key] = place
  const list = Array.isArray(holder) ? (holder as unknown[]) : null
  if (how === 'replace') holder[key] = value
  else if (how === 'delete') {
    if (list) list.splice(Number(key), 1)
    else delete holder[key]
  } else if (how === 'duplicate') list?.splice(Number(key), 0, structuredClone(holder[key]))
  else if (how === 'swap' && list) {
    const to = Math.floor(other * list.length)
    ;[list[Number(key)], list[to]] = [list[to], list[Number(key)]]
  } else if (how === 'rename' && !list && typeof value === 'string') {
    holder[value] = holder[key]
    delete holder[key]
  } else if (how === 'nudge' && typeof holder[key] === 'number')
    holder[key] = holder[key] + Math.round((other - 0.5) * 20)
  else if (how === 'copy') {
    const from = pick(other)
    if (from) holder[key] = structuredClone(from[0][from[1]])
  }
}

function placesIn(root: Holder, within: readonly string[]): Place[] {
  const out: Place[] = []
  const walk = (holder: Holder, inside: boolean): void => {
    for (const key of Object.keys(holder)) {
      const own = inside || within.includes(key)
      if (own) out.push([holder, Array.isArray(holder) ? Number(key) : key])
      const value = holder[key]
      if (typeof value === 'object' && value !== null) walk(value as Holder, own)
    }
  }
  walk(root, !within.length)
  return out
}
