import { Label, Radio, RadioGroup } from 'react-aria-components'

export interface Choice {
  readonly id: string
  readonly label: string
  readonly note?: string
}

interface ChoicesProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly value: string
  readonly onChange: (id: string) => void
}

/** One of a few, each on a line of its own. */
export function Choices({ label, choices, value, onChange }: ChoicesProps) {
  return (
    <RadioGroup className="choices" value={value} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      {choices.map(({ id, label: text, note }) => (
        <Radio key={id} value={id} className="choice">
          <span className="choice-dot" aria-hidden />
          <span className="choice-words">
            {text}
            {note !== undefined && (
              <span className="choice-note" dir="auto">
                {note}
              </span>
            )}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
