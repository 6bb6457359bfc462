import { type ReactNode, useId } from 'react'

export interface SettingsPartProps {
  readonly title: string
  readonly children: ReactNode
}

/** One titled part of the settings. */
export function SettingsPart({ title, children }: SettingsPartProps) {
  const id = useId()
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id} className="settings-part-title">
        {title}
      </h2>
      <div className="settings-part-body">{children}</div>
    </section>
  )
}
