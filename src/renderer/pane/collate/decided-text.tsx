import { useTranslation } from 'react-i18next'
import type { Disposition } from '../../../core/model'
import { directionOf } from '../../i18n'
import { propertyChange } from '../../property-words'
import { useOpen } from '../../store/collation-window'
import { decidedWords } from './decision-words'
import { shortened } from './shortened'

/** A decision in one line: what was there, and what comes in its place. */
export function DecidedText({ disposition }: { readonly disposition: Disposition }) {
  const { t } = useTranslation('collate')
  const base = useOpen((open) => open.base)
  const locale = useOpen((open) => open.head.locale)
  const first = useOpen(({ folded }) => firstWords(folded.threads, disposition))
  const words = decidedWords(base, disposition)
  if (words === null) return <bdi className="words">{shortened(first ?? t('thread.name'), MOST)}</bdi>
  if (words.kind === 'property')
    return <span className="words">{propertyChange(words.property, words.was, words.value)}</span>
  const isSame = words.old === words.new
  return (
    <span className="words" lang={locale} dir={directionOf(locale)} translate="no">
      {isSame && shortened(words.old, MOST)}
      {!isSame && words.old !== '' && <del>{shortened(words.old, MOST)}</del>}
      {!isSame && words.new !== '' && <ins>{shortened(words.new, MOST)}</ins>}
    </span>
  )
}

type Threads = readonly {
  readonly thread: { readonly id: string; readonly comments: readonly { text: string }[] }
}[]

function firstWords(threads: Threads, { on }: Disposition): string | undefined {
  if (on.kind !== 'thread') return undefined
  return threads.find(({ thread }) => thread.id === on.thread)?.thread.comments[0]?.text
}

const MOST = 160
