import type { ReactNode } from 'react'

export interface BadgeProps {
  readonly tone?: 'neutral' | 'accent' | 'good' | 'warn' | 'danger'
  readonly children: ReactNode
}

/** A short state in words; the colour only repeats it. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return <span className={`badge badge-${tone}`}>{children}</span>
}
