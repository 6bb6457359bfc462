import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { directionOf } from '../../i18n'
import { propertyChange } from '../../property-words'
import { useOpen } from '../../store/collation-window'
import { Badge } from '../../ui'
import { baseValue } from './property'
import { STATE_TONE } from './tones'
import { select } from './view'

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
  if (thread) return <bdi className="words">{short(thread.thread.comments[0]?.text ?? matter.base)}</bdi>
  const [first] = wishes
  if (cluster && cluster.property !== null)
    return (
      <span className="words">
        {propertyChange(cluster.property, baseValue(cluster), first?.alternative.value)}
      </span>
    )
  return (
    <span className="words" {...content} translate="no">
      {matter.base !== '' && <del>{short(matter.base)}</del>}
      {first && first.text !== '' && <ins>{short(first.text)}</ins>}
    </span>
  )
}

function short(text: string): string {
  const line = text.replaceAll('\n', '¶').replaceAll('￼', '▢')
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line
}
