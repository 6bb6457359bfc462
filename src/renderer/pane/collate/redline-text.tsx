import { directionOf } from '../../i18n'
import { useOpen } from '../../store/collation-window'
import { type Stretch, isGap } from './redline'
import { select } from './view'

interface RedlineTextProps {
  readonly stretches: readonly Stretch[]
  /** `struck` words in sight, or the text only as it would read. */
  readonly show?: 'changes' | 'result'
  readonly size?: 'text' | 'small'
}

/** Text under review with what goes struck and what comes underlined, in its own language and direction. */
export function RedlineText({ stretches, show = 'changes', size = 'text' }: RedlineTextProps) {
  const locale = useOpen((open) => open.head.locale)
  const shown = show === 'result' ? stretches.filter(({ kind }) => kind !== 'gone') : stretches
  return (
    <p className={`redline redline-${size}`} lang={locale} dir={directionOf(locale)} translate="no">
      {shown.map((stretch, i) => (
        // Stretches have no names of their own and are drawn anew as a whole.
        // oxlint-disable-next-line react/no-array-index-key
        <Words key={i} stretch={stretch} />
      ))}
    </p>
  )
}

function Words({ stretch }: { readonly stretch: Stretch }) {
  const { place, matter } = stretch
  if (place === 'here') return <mark className="place-here">{isGap(stretch) ? null : drawn(stretch)}</mark>
  if (place === 'open' && matter !== null)
    return (
      // The list and the keys lead to every matter; a click is the short way for the mouse.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
      <span className="place-open" onClick={() => select(matter, 'stay')}>
        {drawn(stretch)}
      </span>
    )
  return drawn(stretch)
}

function drawn({ kind, text, marks }: Stretch) {
  const className = marks.length ? marks.map((name) => `m-${name}`).join(' ') : undefined
  if (kind === 'new') return <ins className={className}>{text}</ins>
  if (kind === 'gone') return <del className={className}>{text}</del>
  return <span className={className}>{text}</span>
}
