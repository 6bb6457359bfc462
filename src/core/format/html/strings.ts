import { type Html, shown, text } from './markup'

/**
 * The report's words in the language of the interface, as resources/locales has them: `{{name}}` for a value, and
 * i18next's suffixes `_one`, `_other` … for counted things.
 */
export type ReportStrings = Readonly<Record<string, string>>

/** A way of saying things: the language, its words, and its forms of dates and numbers. */
export interface Voice {
  readonly locale: string
  readonly strings: ReportStrings
  readonly dates: Intl.DateTimeFormat
  readonly numbers: Intl.NumberFormat
  readonly plurals: Intl.PluralRules
}

export function voiceOf(strings: ReportStrings, locale: string, timeZone: string): Voice {
  return {
    locale,
    strings,
    dates: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    numbers: new Intl.NumberFormat(locale),
    plurals: new Intl.PluralRules(locale),
  }
}

type Values = Readonly<Record<string, string | number | Html>>

/** A phrase as plain text, for titles. */
export function say(voice: Voice, key: string, values: Values = {}): string {
  return pattern(voice, key, values).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    plainValue(voice, values[name]),
  )
}

/** A phrase as HTML. Values are plain text, escaped and isolated here; those named in `html` are HTML already. */
export function sayHtml(
  voice: Voice,
  key: string,
  values: Values = {},
  html: Readonly<Record<string, Html>> = {},
): Html {
  const parts = pattern(voice, key, values).split(/\{\{(\w+)\}\}/)
  return parts
    .map((part, i) => {
      if (i % 2 === 0) return text(part)
      const made = Object.hasOwn(html, part) ? html[part] : undefined
      return made ?? `<bdi>${shown(plainValue(voice, values[part]))}</bdi>`
    })
    .join('') as Html
}

/** The word for a value of a closed list; a value that a later version knows stands for itself. */
export function word(voice: Voice, group: string, value: string): string {
  const key = `${group}_${value}`
  return Object.hasOwn(voice.strings, key) ? voice.strings[key]! : value
}

function pattern(voice: Voice, key: string, values: Values): string {
  const { strings } = voice
  const count = values['count']
  const plural = typeof count === 'number' ? `${key}_${voice.plurals.select(count)}` : key
  for (const name of [plural, `${key}_other`, key]) if (Object.hasOwn(strings, name)) return strings[name]!
  return key
}

function plainValue(voice: Voice, value: string | number | undefined): string {
  return typeof value === 'number' ? voice.numbers.format(value) : (value ?? '')
}

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'])

/** Direction of a language's usual script; of a tag that is none, left to right. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  try {
    return RTL_SCRIPTS.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr'
  } catch {
    return 'ltr' // Not a language tag.
  }
}
