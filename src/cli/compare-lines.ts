import type { ChangeList, ClauseChange, Part } from '../core/compare'

/** Characters of a quotation that a line shows; the whole is in `--json` and in the page. */
const MOST = 160

/** A list of changes as lines for a terminal. */
export function linesOf(list: ChangeList): string[] {
  const { clauses, total, words } = list
  return [
    `${clauses.length} of ${total} clauses differ; words removed: ${words.removed}, added: ${words.added}`,
    ...clauses.map((change) => `  ${placeOf(change)}: ${told(change)}`),
  ]
}

function placeOf({ clause, heading }: ClauseChange): string {
  const name = clause ?? 'new'
  return heading ? `${name} (${cut(heading)})` : name
}

function told({ kind, parts }: ClauseChange): string {
  if (kind !== 'changed') {
    const text = parts.map((part) => ('text' in part ? part.text : '')).join('')
    return `${kind === 'added' ? 'added' : 'removed'} the clause ${quoted(text)}`
  }
  return parts.flatMap(partText).join(', ')
}

function partText(part: Part): string[] {
  switch (part.kind) {
    case 'kept':
      return []
    case 'removed':
    case 'added':
      return [`${part.kind} ${quoted(part.text)}`]
    case 'split':
      return ['cut the paragraph here']
    case 'joined':
      return ['joined with the next paragraph']
    case 'property': {
      const what = `${part.key}: ${JSON.stringify(part.was)} -> ${JSON.stringify(part.value)}`
      return [part.text ? `${quoted(part.text)} ${what}` : what]
    }
  }
}

function quoted(text: string): string {
  return JSON.stringify(cut(text))
}

function cut(text: string): string {
  const characters = Array.from(text)
  return characters.length <= MOST ? text : `${characters.slice(0, MOST).join('')}…`
}
