import { type ReactNode, useEffect, useRef } from 'react'

export interface ScreenProps {
  /** Name of the screen for the window title and for a screen reader. */
  readonly name: string
  /** What the top bar shows at its start side: a heading or a path to here. */
  readonly heading: ReactNode
  /** What the top bar shows at its end side. */
  readonly tools?: ReactNode
  /** The status line at the foot. */
  readonly status?: ReactNode
  readonly children: ReactNode
  /** `keep` leaves the focus where the screen itself puts it. */
  readonly focus?: 'heading' | 'keep'
}

/** A screen beside the rail: top bar, content, status line. The focus comes to its heading when it opens. */
export function Screen({ name, heading, tools, status, children, focus = 'heading' }: ScreenProps) {
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = `${name} - Stet`
  }, [name])
  useEffect(() => {
    if (focus === 'heading') bar.current?.focus({ preventScroll: true })
  }, [focus])
  return (
    <main className="screen" aria-label={name}>
      <header className="top-bar" ref={bar} tabIndex={-1}>
        <div className="top-bar-heading">{heading}</div>
        {tools !== undefined && <div className="top-bar-tools">{tools}</div>}
      </header>
      <div className="screen-body">{children}</div>
      {status !== undefined && <footer className="status-line">{status}</footer>}
    </main>
  )
}
