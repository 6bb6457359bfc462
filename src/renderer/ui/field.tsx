import {
  FieldError,
  Input,
  Label,
  SearchField as SearchBase,
  type SearchFieldProps as SearchBaseProps,
  Text,
  TextArea as AreaBase,
  TextField as TextBase,
  type TextFieldProps as TextBaseProps,
  Button,
} from 'react-aria-components'
import { Search, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'

interface FieldProps extends Omit<TextBaseProps, 'className' | 'style' | 'children'> {
  readonly label: string
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean
  readonly hint?: string
  readonly error?: string
  readonly placeholder?: string
}

export type TextFieldProps = FieldProps

/** One line of text with its label. */
export function TextField({ label, hideLabel, hint, error, placeholder, ...rest }: TextFieldProps) {
  return (
    <TextBase {...rest} isInvalid={error !== undefined} className="field">
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <Input className="input" dir="auto" {...(placeholder !== undefined && { placeholder })} />
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextBase>
  )
}

export interface TextAreaProps extends FieldProps {
  readonly rows?: number
}

/** Several lines of text; it grows with what is written. */
export function TextArea({ label, hideLabel, hint, error, placeholder, rows = 2, ...rest }: TextAreaProps) {
  return (
    <TextBase {...rest} isInvalid={error !== undefined} className="field">
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <AreaBase
        className="input text-area"
        rows={rows}
        dir="auto"
        {...(placeholder !== undefined && { placeholder })}
      />
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextBase>
  )
}

export interface SearchFieldProps extends Omit<SearchBaseProps, 'className' | 'style' | 'children'> {
  readonly label: string
  readonly placeholder?: string
  readonly inputRef?: React.Ref<HTMLInputElement>
}

/** Search as you type; Escape empties it. */
export function SearchField({ label, placeholder, inputRef, ...rest }: SearchFieldProps) {
  const { t } = useTranslation()
  return (
    <SearchBase {...rest} aria-label={label} className="search">
      <Search aria-hidden size={16} strokeWidth={1.75} className="search-icon" />
      <Input
        className="input"
        placeholder={placeholder ?? label}
        dir="auto"
        {...(inputRef && { ref: inputRef })}
      />
      <Button className="search-clear" aria-label={t('clearSearch')}>
        <X aria-hidden size={14} />
      </Button>
    </SearchBase>
  )
}
