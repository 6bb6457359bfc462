import type { Folded } from '../../../core/collation'

/** Who a reviewer is called here; hidden names are letters in the order of the reviews. */
export interface Names {
  /** Of a head, `<review>/<replica>`. */
  readonly head: (key: string) => string
  /** Of a person by the id that threads and records carry. */
  readonly author: (id: string) => string
  /** Of somebody who is known by name only, as in a reason. */
  readonly named: (name: string) => string
}

/** Puts a letter into words, e.g. `Reviewer A`. */
export type Mask = (letter: string) => string

/** The names as they are. */
export function plainNames({ heads, people }: Folded): Names {
  const byKey = new Map(
    heads.map(({ key, review, reviewer, replica }) => {
      // One review from two machines is two heads, told apart by the machine.
      const copies = heads.filter((other) => other.review === review)
      return [key, copies.length > 1 ? `${reviewer.name} (${replica})` : reviewer.name]
    }),
  )
  return {
    head: (key) => byKey.get(key) ?? key,
    author: (id) => people[id] ?? id,
    named: (name) => name,
  }
}

/** Letters in place of names; one person has one letter in all their copies. */
export function hiddenNames({ heads, people }: Folded, mask: Mask): Names {
  const ids = [...new Set(heads.map(({ reviewer }) => reviewer.id as string))]
  const others = Object.keys(people)
    .filter((id) => !ids.includes(id))
    .sort()
  const letters = new Map([...ids, ...others].map((id, i) => [id, mask(letterOf(i))]))
  const byKey = new Map(heads.map(({ key, reviewer }) => [key, letters.get(reviewer.id) ?? '']))
  const byName = new Map([...letters].map(([id, letter]) => [people[id] ?? '', letter]))
  return {
    head: (key) => byKey.get(key) ?? mask('?'),
    author: (id) => letters.get(id) ?? mask('?'),
    named: (name) => byName.get(name) ?? mask('?'),
  }
}

/** The people behind some heads as parties of a dispute: what they are called here, and who that is. */
export interface KnownParties {
  /** Each once, as they are called here. */
  readonly shown: readonly string[]
  /** Whom a line of a list means: the name that they go by, or what was written, where it is none of these. */
  readonly meant: (line: string) => string
}

/** A dispute is told who its parties are, so that they find it waits for them; only what is shown may be hidden. */
export function knownParties(keys: readonly string[], { heads }: Folded, names: Names): KnownParties {
  const byName = new Map(heads.map(({ reviewer }) => [bare(names.author(reviewer.id)), reviewer.name]))
  const own = heads.filter(({ key }) => keys.includes(key))
  return {
    shown: [...new Set(own.map(({ reviewer }) => names.author(reviewer.id)))],
    meant: (line) => byName.get(bare(line)) ?? line,
  }
}

/** Without the marks that isolate a letter in the words around it, which nobody types. */
function bare(name: string): string {
  return name.replaceAll(/[\u200E\u200F\u2066-\u2069]/g, '')
}

/** A, B, … Z, AA, AB, … */
export function letterOf(n: number): string {
  const letter = String.fromCharCode(65 + (n % 26))
  return n < 26 ? letter : letterOf(Math.floor(n / 26) - 1) + letter
}
