import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PANEL_WIDTH, savePanelWidth, within } from './panel-width'

export interface PanelEdgeProps {
  readonly width: number
  /** Shows a width while the edge is dragged. */
  readonly onWidth: (width: number | null) => void
}

/** The edge by which the panel is made wider or narrower, with the pointer or with the arrow keys. */
export function PanelEdge({ width, onWidth }: PanelEdgeProps) {
  const { t } = useTranslation('desk')
  const drag = useRef<{ readonly x: number; readonly from: number; width: number } | null>(null)
  const onPointerDown = (event: React.PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, from: width, width }
  }
  const onPointerMove = (event: React.PointerEvent): void => {
    if (!drag.current) return
    const moved = (event.clientX - drag.current.x) * towardsEnd(event.currentTarget)
    drag.current.width = within(drag.current.from + moved)
    onWidth(drag.current.width)
  }
  const finish = (): void => {
    if (drag.current) savePanelWidth(drag.current.width)
    drag.current = null
    onWidth(null)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const next = widthAfter(event, width)
    if (next === null) return
    event.preventDefault()
    savePanelWidth(next)
  }
  return (
    // A separator with a value is a widget (ARIA 1.2, separator): it takes the focus and the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="panel-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('panel.width')}
      aria-valuenow={width}
      aria-valuemin={PANEL_WIDTH.least}
      aria-valuemax={PANEL_WIDTH.most}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={finish}
      onPointerCancel={finish}
      onKeyDown={onKeyDown}
    />
  )
}

function widthAfter(event: React.KeyboardEvent, width: number): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  const step = PANEL_WIDTH.step * towardsEnd(event.currentTarget)
  if (event.key === 'ArrowRight') return within(width + step)
  if (event.key === 'ArrowLeft') return within(width - step)
  if (event.key === 'Home') return PANEL_WIDTH.least
  if (event.key === 'End') return PANEL_WIDTH.most
  return null
}

/** 1 where the text runs to the right, -1 where it runs to the left. */
function towardsEnd(el: Element): 1 | -1 {
  return getComputedStyle(el).direction === 'rtl' ? -1 : 1
}
