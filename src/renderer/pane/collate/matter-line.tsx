import { useTranslation } from 'react-i18next'
import type { Matter, MatterWish } from '../../../core/collation'
import { directionOf } from '../../i18n'
import { propertyChange } from '../../property-words'
import { useOpen } from '../../store/collation-window'
import { Badge } from '../../ui'
import { DecidedText } from './decided-text'
import { baseValue } from './property'
import { type Stretch, redline, unitsOf } from './redline'
import { shortened } from './shortened'
import { STATE_TONE } from './tones'
import { select } from './view'
import { wholeWords } from './whole-words'

/** Another matter in one line, as a way to it. */
export function MatterLine({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  return (
    <button type="button" className="matter-line" onClick={() => select(matter.id, 'matter')}>
      <MatterWords matter={matter} />
      <Badge tone={STATE_TONE[matter.state]}>{t(`state.${matter.state}`)}</Badge>
    </button>
  )
}

const MOST = 120

/** A matter in few words: what is there and what the most want. */
export function MatterWords({ matter }: { readonly matter: Matter }) {
  const locale = useOpen((open) => open.head.locale)
  const { cluster, thread, wishes } = matter
  const content = { lang: locale, dir: directionOf(locale) }
  if (matter.state === 'unasked' && matter.standing)
    return <DecidedText disposition={matter.standing.disposition} />
  if (thread)
    return <bdi className="words">{shortened(thread.thread.comments[0]?.text ?? matter.base, MOST)}</bdi>
  const [first] = wishes
  if (cluster && cluster.property !== null)
    return (
      <span className="words">
        {propertyChange(cluster.property, baseValue(cluster), first?.alternative.value)}
      </span>
    )
  const { gone, added } = first ? wordsOf(matter, first) : { gone: matter.base, added: '' }
  return (
    <span className="words" {...content} translate="no">
      {gone !== '' && <del>{shortened(gone, MOST)}</del>}
      {added !== '' && <ins>{shortened(added, MOST)}</ins>}
    </span>
  )
}

const known = new WeakMap<MatterWish, { readonly gone: string; readonly added: string }>()

/** What a wish takes away and what it puts there; what stays is not told. */
function wordsOf({ cluster }: Matter, wish: MatterWish): { readonly gone: string; readonly added: string } {
  const before = known.get(wish)
  if (before) return before
  const units = (cluster?.base ?? []).flatMap(unitsOf)
  const from = cluster?.from ?? 0
  const edits = wish.alternative.edits.map((edit) => ({ ...edit, content: [...edit.content] }))
  const stretches = redline({ units, from, pieces: wholeWords(units, from, edits) })
  const textOf = (kind: Stretch['kind']): string =>
    stretches.flatMap((one) => (one.kind === kind ? one.text : [])).join(' … ')
  const made = { gone: textOf('gone'), added: textOf('new') }
  known.set(wish, made)
  return made
}
