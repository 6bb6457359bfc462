import { Tooltip as Base, TooltipTrigger } from 'react-aria-components'
import type { ReactElement } from 'react'

export interface HintProps {
  readonly label: string
  readonly keys?: string
  readonly children: ReactElement
}

/** Shows a name (and a key) when the pointer rests on, or the focus comes to, the one element within. */
export function Hint({ label, keys, children }: HintProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <Base className="tooltip" offset={6}>
        {label}
        {keys !== undefined && <kbd className="keys">{keys}</kbd>}
      </Base>
    </TooltipTrigger>
  )
}
