import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  /** The one thing to do next. */
  readonly action?: ReactNode
}

/** An empty screen that says what it is for and what to do. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon aria-hidden size={40} strokeWidth={1.25} className="empty-icon" />
      <h2 className="empty-title">{title}</h2>
      <p className="empty-text">{text}</p>
      {action}
    </div>
  )
}
