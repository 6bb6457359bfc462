import i18next from 'i18next'
import type { ClauseChange, Part } from '../../../core/compare'
import { propertyChange } from '../../property-words'

const MOST = 200

/** A changed clause as one sentence to read or to hear. */
export function told(change: ClauseChange): string {
  const whole = (): string =>
    short(change.parts.map((part) => ('text' in part && part.kind !== 'property' ? part.text : '')).join(''))
  if (change.kind === 'added') return i18next.t('compare:told.newClause', { text: whole() })
  if (change.kind === 'removed') return i18next.t('compare:told.goneClause', { text: whole() })
  return new Intl.ListFormat(i18next.language, { type: 'unit' }).format(partsTold(change.parts))
}

/** What goes and what comes in its place is one thing to say. */
function partsTold(parts: readonly Part[]): string[] {
  return parts.flatMap((part, k): string[] => {
    const [before, next] = [parts[k - 1], parts[k + 1]]
    switch (part.kind) {
      case 'kept':
        return []
      case 'removed':
        return next?.kind === 'added'
          ? [i18next.t('compare:told.replaced', { removed: short(part.text), added: short(next.text) })]
          : [i18next.t('compare:told.removed', { text: short(part.text) })]
      case 'added':
        return before?.kind === 'removed' ? [] : [i18next.t('compare:told.added', { text: short(part.text) })]
      case 'split':
      case 'joined':
        return [i18next.t(`compare:told.${part.kind}`)]
      case 'property':
        return [wishTold(part)]
    }
  })
}

function wishTold({ key, was, value, text }: Extract<Part, { kind: 'property' }>): string {
  const change = propertyChange(key, was, value)
  return text ? i18next.t('compare:told.property', { text: short(text), change }) : change
}

function short(text: string): string {
  const characters = Array.from(text)
  return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : text
}
