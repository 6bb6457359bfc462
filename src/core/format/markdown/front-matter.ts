import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { type Json, type Result, fail, ok } from '../../base'
import { type Problem, problem } from '../../model'

/** What stands before the text between two fences: `---` for YAML, `+++` for TOML. */
export interface FrontMatter {
  readonly kind: 'yaml' | 'toml' | 'none'
  readonly values: Readonly<Record<string, Json>>
  /** The rest of the file. */
  readonly body: string
}

const FENCES = { '---': 'yaml', '+++': 'toml' } as const
const MAX_LENGTH = 64_000

/** Takes the front matter off a text whose lines end in `\n`. A fence that never closes is text, not front matter. */
export function readFrontMatter(text: string): Result<FrontMatter, Problem> {
  const fence = text.slice(0, 3) as keyof typeof FENCES
  const kind = FENCES[fence]
  const firstEnd = text.indexOf('\n')
  if (!kind || firstEnd < 0 || text.slice(3, firstEnd).trim() !== '') return ok(none(text))
  const close = findClose(text, fence, firstEnd)
  if (!close) return ok(none(text))
  const inner = text.slice(firstEnd + 1, close.from)
  if (inner.length > MAX_LENGTH) return fail(problem('front-matter-invalid', 'longer than 64,000 characters'))
  try {
    const read: unknown =
      kind === 'yaml' ? parseYaml(inner, { maxAliasCount: 50, logLevel: 'error' }) : parseToml(inner)
    const values = toJson(read ?? {}, 0)
    if (values === null || typeof values !== 'object' || Array.isArray(values))
      return kind === 'yaml' ? ok(none(text)) : fail(problem('front-matter-invalid', 'not a table of values'))
    return ok({ kind, values: values as Record<string, Json>, body: text.slice(close.to) })
  } catch (e) {
    const why = e instanceof Error ? e.message.split('\n')[0]! : 'unreadable'
    return fail(problem('front-matter-invalid', why.slice(0, 200)))
  }
}

const none = (text: string): FrontMatter => ({ kind: 'none', values: {}, body: text })

function findClose(text: string, fence: string, after: number): { from: number; to: number } | null {
  for (let at = after; at >= 0; at = text.indexOf('\n', at + 1)) {
    if (!text.startsWith(fence, at + 1)) continue
    const end = text.indexOf('\n', at + 1)
    const line = text.slice(at + 1, end < 0 ? text.length : end)
    if (line.trimEnd() === fence) return { from: at + 1, to: end < 0 ? text.length : end + 1 }
  }
  return null
}

/** Plain JSON of what a parser gave: dates as ISO text, big numbers as text; throws when it is nested too deeply. */
function toJson(value: unknown, depth: number): Json {
  if (depth > 20) throw new Error('nested too deeply')
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((v) => toJson(v, depth + 1))
  if (Object.hasOwn(value, '__proto__')) throw new Error('a member named __proto__')
  const entries = Object.entries(value).map(([k, v]) => [k, toJson(v, depth + 1)] as const)
  return Object.fromEntries(entries)
}
