import type { Node } from 'prosemirror-model'
import { type Json, canonicalJson } from '../base'
import type { ChangeSet, Layer, Run } from '../model'
import { type Token, eachStretch, project } from '../suggestion'
import { FlowText, flowTextsOf } from './base-text'
import { type Region, normalForm } from './normal'
import { OTHER, kindOf, runsOf } from './units'

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
  /** Text of one formatting is one run. */
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

/** What one head wants of the base. Depends on nothing else, so it can be kept while other heads come and go. */
export interface Edits {
  readonly head: string
  readonly text: readonly Edit[]
  readonly properties: readonly PropertyEdit[]
  /** Suggestions without any effect left, such as text that was inserted and deleted again. */
  readonly moot: readonly string[]
}

/**
 * A head as edits in normal form, so that the same wish reached by different keys reads the same: one edit for each
 * stretch between untouched base tokens, common beginnings and ends taken off, what can slide slid to the right.
 * Throws a RangeError when a change does not fit the base.
 */
export function editsOf(base: Node, head: Head): Edits {
  const stages = [...head.layers.map((l) => ({ changes: l.changes, threads: [] })), head.pending]
  const whole = stages.reduce(project, base)
  const flows = flowTextsOf(base)
  const text: Edit[] = []
  const properties: PropertyEdit[] = []
  const moot = new Set<string>()
  for (const reader of readersOf(whole, head.key)) {
    const { flow, regions, fixed } = reader
    const drop = (region: Region): void => region.ids.forEach((id) => moot.add(id))
    const own = flows.get(flow) ?? new FlowText(flow)
    for (const { from, to, content, ids } of normalForm(regions, own, { fixed, moot: drop }))
      text.push({ head: head.key, flow, from, to, content: runsOf(content), ids: [...ids].sort() })
    properties.push(...reader.properties())
    reader.proposed.forEach((id) => moot.add(id))
  }
  for (const edit of [...text, ...properties]) edit.ids.forEach((id) => moot.delete(id))
  return { head: head.key, text, properties, moot: [...moot].sort() }
}

function readersOf(whole: Node, head: string): FlowReader[] {
  const readers: FlowReader[] = []
  let reader: FlowReader | null = null
  eachStretch(whole, 'tracked', (flow, token, length) => {
    if (reader?.flow !== flow) readers.push((reader = new FlowReader(flow, head)))
    if (token) reader.read(token, length)
    else reader.skip(length)
  })
  return readers
}

type Proposed = { -readonly [K in keyof PropertyEdit]: PropertyEdit[K] } & { ids: string[] }

/** Reads what one head does to one flow, in base coordinates. */
class FlowReader {
  readonly regions: Region[] = []
  /** Base tokens with other properties. */
  readonly fixed: number[] = []
  readonly proposed = new Set<string>()
  private readonly wishes = new Map<string, Proposed[]>()
  private at = 0
  private open: Region | null = null

  constructor(
    readonly flow: string,
    private readonly head: string,
  ) {}

  skip(length: number): void {
    this.open = null
    this.at += length
  }

  read(token: Token, length: number): void {
    const { ins, del, chg } = token.own
    chg?.props.forEach((p) => this.proposed.add(p.id))
    if (!ins && !del) {
      // A wish for a token that the same reviewer takes away says nothing.
      if (chg) this.wish(token, length)
      this.skip(length)
      return
    }
    if (!this.open) {
      this.open = { from: this.at, to: this.at, content: [], ids: new Set() }
      this.regions.push(this.open)
    }
    const { ids, content } = this.open
    for (const id of [...(ins ?? []), ...(del ?? [])]) ids.add(id)
    if (!ins) this.open.to = this.at += length
    else if (!del) {
      chg?.props.forEach((p) => ids.add(p.id))
      const kind = kindOf(token)
      if (!kind.isText) content.push({ unit: OTHER, kind })
      else for (let i = 0; i < length; i++) content.push({ unit: token.text[i]!, kind })
    }
  }

  properties(): PropertyEdit[] {
    return [...this.wishes.values()].flat().sort((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1))
  }

  private wish(token: Token, length: number): void {
    const { flow, head, at } = this
    for (let i = 0; i < length; i++) this.fixed.push(at + i)
    for (const [key, { id, value }] of new Map(token.own.chg!.props.map((p) => [p.key, p]))) {
      const name = `${key} ${canonicalJson(value)}`
      const list = this.wishes.get(name) ?? []
      this.wishes.set(name, list)
      const last = list[list.length - 1]
      if (last?.to !== at) list.push({ head, flow, from: at, to: at + length, key, value, ids: [id] })
      else {
        last.to = at + length
        if (!last.ids.includes(id)) last.ids.push(id)
      }
    }
  }
}
