import type { Json } from '../base'
import { schema } from '../doc'
import type { Run } from '../model'
import { runOf } from './flows'
import { type Overlays, laidToken } from './laid-token'
import type { Shared, Token } from './tokens'

const ROWS = /^t\d+$/
const ANY = 'x'

/** What makes this no content of a flow, in words; null if nothing does. See `Point` in the model for flows. */
export function faultOfContent(content: readonly Run[], flow: string): string | null {
  for (const run of content) {
    const kinds = [run.text, run.node, run.end].filter((one) => one !== undefined).length
    if (kinds !== 1 || run.text === '') return 'content without anything, or of two kinds'
    const fault = faultIn(() => {
      const token = laidToken(run, { ins: [ANY], del: null, proposals: [] })
      if (token ? ROWS.test(flow) : !isTableOf(run, flow)) throw new RangeError(`no content of flow ${flow}`)
    })
    if (fault) return fault
  }
  return null
}

/** What makes this no value of a property of these tokens, in words; null if nothing does. */
export function faultOfProperty(
  tokens: readonly Token[],
  { key, value }: { readonly key: string; readonly value: Json },
): string | null {
  const over: Overlays = { ins: null, del: null, proposals: [{ id: ANY, key, value }] }
  const seen = new Set<Shared>()
  for (const token of tokens) {
    if (seen.has(token.own)) continue
    seen.add(token.own)
    const fault = faultIn(() => {
      if (!laidToken(runOf(token, 'base'), over)) throw new RangeError(`a table has no property ${key}`)
    })
    if (fault) return fault
  }
  return null
}

function isTableOf({ node: json }: Run, flow: string): boolean {
  const node = schema.nodeFromJSON(json)
  node.check()
  const wanted = ROWS.test(flow) ? schema.nodes.table_row : flow === 'b' ? schema.nodes.table : null
  return node.type === wanted
}

function faultIn(attempt: () => void): string | null {
  try {
    attempt()
    return null
  } catch (e) {
    if (e instanceof RangeError) return e.message.slice(0, 150)
    throw e
  }
}
