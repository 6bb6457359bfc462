import type { Node } from 'prosemirror-model'
import { type Json, canonicalJson } from '../base'
import type { ChangeSet, Layer, Run } from '../model'
import { type Token, flowsOf, project, runOf } from '../suggestion'

/** One review as the collator meets it: what it makes of the base, under a key that names review and replica. */
export interface Head {
  readonly key: string
  readonly layers: readonly Pick<Layer, 'changes'>[]
  readonly pending: ChangeSet
}

/** "Base tokens [from, to) of a flow become this content", by one head. In normal form: see `editsOf`. */
export interface Edit {
  readonly head: string
  readonly flow: string
  readonly from: number
  readonly to: number
  readonly content: readonly Run[]
  readonly ids: readonly string[]
}

/** "Base tokens [from, to) have this value", by one head. */
export interface PropertyEdit {
  readonly head: string
  readonly flow: string
  readonly from: number
  readonly to: number
  readonly key: string
  readonly value: Json
  readonly ids: readonly string[]
}

export interface Edits {
  readonly text: readonly Edit[]
  readonly properties: readonly PropertyEdit[]
  /** Suggestions without any effect left, such as text that was inserted and deleted again. */
  readonly moot: readonly string[]
}

/**
 * A head as edits in normal form, so that the same wish reached by different keys reads the same: one edit for each
 * stretch between untouched base tokens, common beginnings and ends taken off, what can slide slid to the right.
 */
export function editsOf(base: Node, head: Head): Edits {
  const whole = [...head.layers.map((l) => ({ changes: l.changes, threads: [] })), head.pending].reduce(
    project,
    base,
  )
  const text: Edit[] = []
  const properties: PropertyEdit[] = []
  const moot = new Set<string>()
  const baseFlows = flowsOf(base)
  for (const [flow, tokens] of flowsOf(whole)) {
    const old = (baseFlows.get(flow) ?? []).map((token) => keyOf(runOf(token, 'shown')))
    const shown = tokens.filter((token) => !token.own.ins).map((token) => keyOf(runOf(token, 'shown')))
    for (const region of regionsOf(tokens)) {
      const edit = normal(region, { old, shown })
      if (edit) text.push({ head: head.key, flow, ...edit, ids: region.ids })
      else region.ids.forEach((id) => moot.add(id))
    }
    properties.push(...propertyEdits(tokens, { head: head.key, flow }))
    for (const { own } of tokens) own.chg?.props.forEach((p) => moot.add(p.id))
  }
  for (const edit of [...text, ...properties]) edit.ids.forEach((id) => moot.delete(id))
  return { text, properties, moot: [...moot].sort() }
}

export function keyOf(run: Run): string {
  return canonicalJson(run)
}

interface Region {
  from: number
  to: number
  content: Run[]
  ids: string[]
}

function regionsOf(tokens: readonly Token[]): Region[] {
  const out: Region[] = []
  let at = 0
  let open: Region | null = null
  for (const token of tokens) {
    const { ins, del } = token.own
    if (!ins && !del) {
      open = null
      at++
      continue
    }
    if (!open) out.push((open = { from: at, to: at, content: [], ids: [] }))
    for (const id of [...(ins ?? []), ...(del ?? [])]) if (!open.ids.includes(id)) open.ids.push(id)
    if (!ins) open.to = ++at
    else if (!del) open.content.push(runOf(token, 'shown'))
  }
  return out
}

interface Texts {
  /** Base tokens as the base has them, and as this head shows them. */
  readonly old: readonly string[]
  readonly shown: readonly string[]
}

function normal(region: Region, { old, shown }: Texts): Pick<Edit, 'from' | 'to' | 'content'> | null {
  let { from, to } = region
  let keys = region.content.map(keyOf)
  let content = region.content
  while (from < to && keys.length && old[from] === keys[0]) {
    from++
    keys = keys.slice(1)
    content = content.slice(1)
  }
  while (from < to && keys.length && old[to - 1] === keys[keys.length - 1]) {
    to--
    keys = keys.slice(0, -1)
    content = content.slice(0, -1)
  }
  if (from === to && !keys.length) return null
  if (from === to)
    while (to < old.length && old[to] === keys[0] && shown[to] === old[to]) {
      from = ++to
      keys = [...keys.slice(1), keys[0]!]
      content = [...content.slice(1), content[0]!]
    }
  else if (!keys.length)
    while (to < old.length && old[from] === old[to] && shown[to] === old[to]) {
      from++
      to++
    }
  return { from, to, content }
}

function propertyEdits(tokens: readonly Token[], of: { head: string; flow: string }): PropertyEdit[] {
  const out: PropertyEdit[] = []
  let at = 0
  for (const { own } of tokens) {
    if (own.ins) continue
    // A wish for a token that the same reviewer takes away says nothing.
    const last = own.del ? new Map<string, never>() : new Map(own.chg?.props.map((p) => [p.key, p]))
    for (const [key, p] of last) {
      const open = out.find(
        (o) => o.to === at && o.key === key && canonicalJson(o.value) === canonicalJson(p.value),
      )
      if (!open) out.push({ ...of, from: at, to: at + 1, key, value: p.value, ids: [p.id] })
      else out[out.indexOf(open)] = { ...open, to: at + 1, ids: [...new Set([...open.ids, p.id])] }
    }
    at++
  }
  return out
}
