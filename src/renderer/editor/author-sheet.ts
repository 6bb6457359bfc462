import type { ChangeRecord } from '../../core/model'
import { sessionOf } from './session'

/** How many author colours the tokens have. */
export const AUTHOR_COLOURS = 12

/** A style sheet that gives the marks of each editing session the colour of its author. */
export interface AuthorSheet {
  /** Adds the sessions of new suggestions. */
  readonly add: (records: Iterable<ChangeRecord>) => void
  readonly colourOf: (author: string) => number
  readonly remove: () => void
}

/** `mine` always has the first colour; others take the next in the order in which they are met. */
export function makeAuthorSheet(mine: string): AuthorSheet {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const colours = new Map<string, number>([[mine, 1]])
  const sessions = new Set<string>()
  const colourOf = (author: string): number => {
    const known = colours.get(author)
    if (known !== undefined) return known
    const colour = (colours.size % AUTHOR_COLOURS) + 1
    colours.set(author, colour)
    return colour
  }
  const add = (records: Iterable<ChangeRecord>): void => {
    for (const record of records) {
      const session = sessionOf(record.id)
      if (sessions.has(session)) continue
      sessions.add(session)
      sheet.insertRule(
        `[data-session="${CSS.escape(session)}"] { --author: var(--author-${colourOf(record.author)}); }`,
      )
    }
  }
  const remove = (): void => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet)
  }
  return { add, colourOf, remove }
}
