import { canonicalJson } from '../base'
import type { Token } from '../suggestion'
import type { PropertyEdit } from './head'
import type { Region } from './normal'
import { OTHER, kindOf } from './units'

type Proposed = { -readonly [K in keyof PropertyEdit]: PropertyEdit[K] } & { ids: string[] }

/** Reads what one head does to one flow, in base coordinates. */
export class FlowReader {
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
