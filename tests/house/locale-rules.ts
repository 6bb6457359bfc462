/** A locale's texts: namespace -> flat key -> text. */
export type Texts = ReadonlyMap<string, ReadonlyMap<string, string>>

const PLURAL = /_(?:ordinal_)?(zero|one|two|few|many|other)$/

/**
 * What stands in the way of a locale showing all that English shows: keys missing or too many, plural forms its
 * language needs and has not, placeholders that differ, empty texts. Each fault is one line.
 */
export function localeFaults(tag: string, texts: Texts, english: Texts): string[] {
  const faults: string[] = []
  for (const [namespace, wanted] of english) {
    const given = texts.get(namespace)
    if (given === undefined) faults.push(`${tag}: ${namespace}.json is missing`)
    else faults.push(...namespaceFaults(tag, given, wanted).map((fault) => `${tag}/${namespace}: ${fault}`))
  }
  for (const namespace of texts.keys())
    if (!english.has(namespace)) faults.push(`${tag}: ${namespace}.json is not in en`)
  return faults
}

type Flat = ReadonlyMap<string, string>

function namespaceFaults(tag: string, given: Flat, english: Flat): string[] {
  const wanted = wantedKeys(tag, english)
  return [
    ...[...wanted.keys()].filter((key) => !given.has(key)).map((key) => `${key} is missing`),
    ...[...given.keys()]
      .filter((key) => !wanted.has(key) && !isWordForNone(key, wanted))
      .map((key) => `${key} is not in en`),
    ...[...given].filter(([, text]) => text.trim() === '').map(([key]) => `${key} is empty`),
    ...[...given].flatMap(([key, text]) => placeholderFaults(key, text, wanted.get(key))),
  ]
}

/** The keys of English, each plural one in the forms of the locale's language, with the English placeholders. */
function wantedKeys(tag: string, english: Flat): Map<string, readonly string[]> {
  const wanted = new Map<string, readonly string[]>()
  for (const [key, text] of english) {
    const stem = key.replace(PLURAL, '')
    const isOrdinal = key.slice(stem.length).startsWith('_ordinal_')
    if (stem === key || !english.has(`${stem}${isOrdinal ? '_ordinal' : ''}_other`))
      wanted.set(key, placeholders(text))
    else
      for (const form of pluralForms(tag, isOrdinal))
        wanted.set(`${stem}${isOrdinal ? '_ordinal' : ''}_${form}`, placeholders(text))
  }
  return wanted
}

/** i18next takes `_zero` for the number 0 in every language, also where the language has no such form. */
function isWordForNone(key: string, wanted: ReadonlyMap<string, unknown>): boolean {
  return key.endsWith('_zero') && wanted.has(key.replace(/_zero$/, '_other'))
}

function pluralForms(tag: string, isOrdinal: boolean): string[] {
  const type = isOrdinal ? 'ordinal' : 'cardinal'
  return new Intl.PluralRules(tag, { type }).resolvedOptions().pluralCategories
}

function placeholderFaults(key: string, text: string, wanted: readonly string[] | undefined): string[] {
  const own = placeholders(text)
  const strange = own.filter((name) => wanted !== undefined && !wanted.includes(name))
  // "One change" may leave the number out; a form that stands for many numbers may not.
  const isFree = /_(zero|one|two)$/.test(key)
  const missing = isFree ? [] : (wanted ?? []).filter((name) => !own.includes(name))
  return [
    ...strange.map((name) => `${key} has {{${name}}}, which en has not`),
    ...missing.map((name) => `${key} lacks {{${name}}}`),
  ]
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map((match) => match[1] ?? '')
}

/** Nested JSON as i18next addresses it: `a.b.c`. Anything but texts and objects is a fault of the file. */
export function flatten(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]]
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${prefix} is no text`)
  return Object.entries(value).flatMap(([key, member]) =>
    flatten(member, prefix === '' ? key : `${prefix}.${key}`),
  )
}
