import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as Base,
  SelectValue,
  type Key,
} from 'react-aria-components'
import { Check, ChevronDown } from 'lucide-react'

export interface Option<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** Language of the label where it is not that of the interface. */
  readonly lang?: string
  readonly note?: string
}

export interface SelectProps<Id extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly options: readonly Option<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly isDisabled?: boolean
}

/** One of a list; the label stands before the value. */
export function Select<Id extends string>({
  label,
  hideLabel,
  options,
  value,
  onChange,
  isDisabled,
}: SelectProps<Id>) {
  const choose = (key: Key | null) => {
    const option = options.find((candidate) => candidate.id === key)
    if (option) onChange(option.id)
  }
  return (
    <Base className="select" value={value} onChange={choose} isDisabled={isDisabled ?? false}>
      <Label className={hideLabel ? 'visually-hidden' : 'select-label'}>{label}</Label>
      <Button className="select-button">
        <SelectValue className="select-value" />
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="list" items={options}>
          {(option) => (
            <ListBoxItem className="list-row" id={option.id} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span className="list-check">{isSelected && <Check aria-hidden size={14} />}</span>
                  <bdi className="list-label" lang={option.lang}>
                    {option.label}
                  </bdi>
                  {option.note !== undefined && <span className="list-note">{option.note}</span>}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Base>
  )
}
