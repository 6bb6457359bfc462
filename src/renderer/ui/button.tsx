import { Button as Base, type ButtonProps as BaseProps } from 'react-aria-components'
import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { Hint } from './tooltip'

export interface ButtonProps extends Omit<BaseProps, 'className' | 'children' | 'style'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly icon?: LucideIcon
  readonly children: ReactNode
}

/** A button with words on it, and an icon before them where it helps the eye. */
export function Button({ look = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <Base {...rest} className={`button button-${look}`}>
      {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}
      {children}
    </Base>
  )
}

export interface IconButtonProps extends Omit<BaseProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly icon: LucideIcon
  /** The accessible name, also shown as a tooltip. */
  readonly label: string
  /** The key that does the same, as it is printed. */
  readonly keys?: string
  readonly pressed?: boolean
  readonly size?: 'small' | 'normal'
}

/** A button that is only an icon. Its name is in the tooltip and read out. */
export function IconButton({ icon: Icon, label, keys, pressed, size = 'normal', ...rest }: IconButtonProps) {
  const state = pressed === undefined ? {} : { 'aria-pressed': pressed }
  return (
    <Hint label={label} {...(keys === undefined ? {} : { keys })}>
      <Base {...rest} {...state} aria-label={label} className={`icon-button icon-button-${size}`}>
        <Icon aria-hidden size={size === 'small' ? 14 : 18} strokeWidth={1.75} />
      </Base>
    </Hint>
  )
}
