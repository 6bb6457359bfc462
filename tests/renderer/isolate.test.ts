import { expect, it } from 'vitest'
import { isolated } from '../../src/renderer/isolate'

const FSI = '\u2068'
const PDI = '\u2069'

it.each<[string, string, 'ltr' | 'rtl', boolean]>([
  ['a Latin name in English', 'Ana Sousa', 'ltr', false],
  ['a Latin name in Arabic', 'Ana Sousa', 'rtl', true],
  ['an Arabic name in English', 'ليلى', 'ltr', true],
  ['an Arabic name in Arabic', 'ليلى', 'rtl', false],
  ['a Hebrew name in English', 'נועה', 'ltr', true],
  ['a Japanese name in Arabic', '山田', 'rtl', true],
  ['an Adlam name in English', '𞤀𞤁', 'ltr', true],
  ['mixed words in either', 'سياسة LIVE', 'rtl', true],
  ['mixed words in either', 'سياسة LIVE', 'ltr', true],
  ['a number', '1,234.5', 'rtl', false],
  ['Arabic digits', '١٢٣', 'ltr', false],
  ['nothing', '', 'rtl', false],
])('%s: %s', (_what, value, sentence, fenced) => {
  expect(isolated(value, sentence)).toBe(fenced ? `${FSI}${value}${PDI}` : value)
})
