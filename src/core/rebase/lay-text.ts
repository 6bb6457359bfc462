import type { Node } from 'prosemirror-model'
import type { Change, ThreadPlace } from '../model'
import { type Token, flowsOf, idsIn } from '../suggestion'
import { Canvas } from './canvas'
import { keyOf } from './keys'
import { layFlow } from './lay-flow'
import { Ledger, clauseFinder } from './ledger'
import type { Flow } from './meetings'
import { type MovedParagraph, movedIn, withoutMoved } from './moved'
import type { Laying } from './scribe'
import { proposedOn, readSide } from './side'
import { readUpdate } from './update'

/** The texts of one rebase: the old and the new one, and the old one with the review and with the update laid on. */
export interface Texts {
  readonly from: Node
  readonly to: Node
  readonly reviewed: Node
  readonly updated: Node
}

export interface LaidText {
  /** The review in coordinates of the new text. */
  readonly changes: readonly Change[]
  readonly threads: readonly ThreadPlace[]
  readonly ledger: Ledger
}

type Flows = ReadonlyMap<string, readonly Token[]>

/** Lays a review on the new text, flow by flow: the body, then tables and cells that are still there. */
export function layText({ from, to, reviewed, updated }: Texts): LaidText {
  const flows = {
    base: flowsOf(from),
    next: flowsOf(to),
    reviewed: flowsOf(reviewed),
    updated: flowsOf(updated),
  }
  const ledger = new Ledger()
  const changes: Change[] = []
  const threads: ThreadPlace[] = []
  const pairs: [string, string][] = [['b', 'b']]
  for (let pair = pairs.shift(); pair; pair = pairs.shift()) {
    const [was, is] = pair
    const flow = flowOf(pair, flows)
    const canvas = new Canvas(is)
    const clauseAt = clauseFinder(flow.next)
    const wasAt = clauseFinder(flow.base)
    const laying = { canvas, ledger, clauseAt, wasAt, inside: (token: Token) => [...idsIn(token.own.node)] }
    const moved = was === 'b' ? movedIn(flow, { from, to }) : []
    layFlow(withoutMoved(flow, moved), laying)
    for (const paragraph of moved) layFlow(paragraph.flow, partOf(laying, paragraph))
    const laid = canvas.read()
    for (const change of laid.changes) changes.push(change)
    for (const place of laid.threads) threads.push(place)
    pairs.push(...innerPairs(flow, { was, is, flows }))
  }
  return { changes, threads, ledger }
}

function partOf(laying: Laying, { was, is }: MovedParagraph): Laying {
  return {
    ...laying,
    canvas: laying.canvas.from(is.from),
    clauseAt: (next) => laying.clauseAt(next + is.from),
    wasAt: (base) => laying.wasAt(base + was.from),
  }
}

interface AllFlows {
  readonly base: Flows
  readonly next: Flows
  readonly reviewed: Flows
  readonly updated: Flows
}

function flowOf([was, is]: readonly [string, string], flows: AllFlows): Flow {
  const base = flows.base.get(was) ?? []
  const next = flows.next.get(is) ?? []
  const mine = flows.reviewed.get(was) ?? base
  const keys = base.map(keyOf)
  const ground = { tokens: base, keys, fixed: proposedOn(mine), lastEnds: 'go' as const }
  const update = readUpdate(flows.updated.get(was) ?? base, next, ground)
  const fixed = new Set(update.steps.flatMap((step) => (step.restyles ? [step.from] : [])))
  return { base, keys, next, review: readSide(mine, { ...ground, fixed, lastEnds: 'stay' }), update }
}

/** Tables inside the body, cells inside a table, that are in both texts. */
function innerPairs(
  { base, next, update }: Flow,
  { was, is, flows }: { was: string; is: string; flows: AllFlows },
): [string, string][] {
  const numbers = tableNumbers(next)
  const out: [string, string][] = []
  let n = -1
  base.forEach((token, at) => {
    if (token.kind !== 'table') return
    n++
    const now = numbers.get(update.tokenAt(at))
    if (now === undefined) return
    if (was === 'b') out.push([`t${n}`, `t${now}`])
    else
      for (let c = 0; c < token.own.node.childCount; c++) {
        const pair: [string, string] = [`${was}.${n}.${c}`, `${is}.${now}.${c}`]
        if (flows.next.has(pair[1])) out.push(pair)
      }
  })
  return out
}

function tableNumbers(tokens: readonly Token[]): Map<number, number> {
  const numbers = new Map<number, number>()
  tokens.forEach((token, at) => {
    if (token.kind === 'table') numbers.set(at, numbers.size)
  })
  return numbers
}
