import { type Unit, clustersOf } from './units'

const NONE = { head: 0, tail: 0 }
const LONGEST_WORD = 200

/**
 * How many characters at its beginning and end a changed word keeps: where letters were only added, or only taken
 * away, and most of the word stays. A word in which letters were exchanged is exchanged whole, a number always.
 */
export function affixes(old: readonly Unit[], fresh: readonly Unit[]): { head: number; tail: number } {
  if (!old.length || !fresh.length) return NONE
  if ([...old, ...fresh].some((unit) => unit.kind === 'end' || unit.kind === 'leaf')) return NONE
  const [was, is] = [textOf(old), textOf(fresh)]
  if (was.length + is.length > LONGEST_WORD || /\p{N}/u.test(was + is)) return NONE
  const [x, y] = [clustersOf(was), clustersOf(is)]
  const shorter = Math.min(x.length, y.length)
  let head = 0
  while (head < shorter && x[head] === y[head]) head++
  let tail = 0
  while (tail < shorter - head && x[x.length - 1 - tail] === y[y.length - 1 - tail]) tail++
  if (head + tail < shorter || 2 * shorter < Math.max(x.length, y.length)) return NONE
  return { head: x.slice(0, head).join('').length, tail: x.slice(x.length - tail).join('').length }
}

function textOf(units: readonly Unit[]): string {
  return units.map((unit) => unit.key).join('')
}
