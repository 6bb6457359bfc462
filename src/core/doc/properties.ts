import type { Node } from 'prosemirror-model'
import { type Json } from '../base'

/** The properties of a paragraph that a suggestion can change; each key is decided on its own. */
export const PROPERTY_KEYS = ['type', 'list', 'depth', 'quote', 'start'] as const
export type PropertyKey = (typeof PROPERTY_KEYS)[number]

/** What a paragraph is, apart from its text: `type` is the node type with the attributes that only it has. */
export interface BlockProps {
  readonly type: { readonly name: string; readonly level?: number; readonly params?: string }
  readonly list: 'bullet' | 'ordered' | null
  readonly depth: number
  readonly quote: number
  readonly start: number | null
}

/** One proposal: the last proposal on a key is what shows. */
export interface Proposal {
  readonly id: string
  readonly key: string
  readonly value: Json
}

/** A property under discussion: the value that the base has, and what was proposed instead, in order. */
export interface Proposals {
  readonly base: Readonly<Record<string, Json>>
  readonly props: readonly Proposal[]
}

/** Tracking of a paragraph's end mark: ids that inserted it, ids that delete it. */
export interface MarkTracking {
  readonly i?: readonly string[]
  readonly d?: readonly string[]
}

export function blockProps(node: Node): BlockProps {
  const { level, params, list, depth, quote, start } = node.attrs as Record<string, unknown>
  const type =
    node.type.name === 'heading'
      ? { name: 'heading', level: level as number }
      : node.type.name === 'code_block'
        ? { name: 'code_block', params: params as string }
        : { name: node.type.name }
  return {
    type,
    list: list as BlockProps['list'],
    depth: depth as number,
    quote: quote as number,
    start: start as number | null,
  }
}

/** The node type name and attributes that show these properties. */
export function blockAttrs(props: BlockProps): { name: string; attrs: Record<string, unknown> } {
  const { name, ...own } = props.type
  return {
    name,
    attrs: { ...own, list: props.list, depth: props.depth, quote: props.quote, start: props.start },
  }
}
