import type { Run } from '../model'

/** Content as a person reads it: paragraph ends as line breaks, what is not text as `￼` (U+FFFC). */
export function readable(content: readonly Run[]): string {
  return content.map((run) => run.text ?? (run.end === undefined ? '\uFFFC' : '\n')).join('')
}
