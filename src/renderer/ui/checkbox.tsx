import { Checkbox as Base, type CheckboxProps as BaseProps } from 'react-aria-components'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'

export interface CheckboxProps extends Omit<BaseProps, 'className' | 'style' | 'children'> {
  readonly children?: ReactNode
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <Base {...rest} className="checkbox">
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="checkbox-box">
            {isIndeterminate ? (
              <Minus aria-hidden size={12} strokeWidth={3} />
            ) : (
              isSelected && <Check aria-hidden size={12} strokeWidth={3} />
            )}
          </span>
          {children}
        </>
      )}
    </Base>
  )
}
