import type { Node } from 'prosemirror-model'
import { docOf, schema } from '../../../src/core/doc'
import type { Head } from '../../../src/core/merge'
import type { Change, ChangeId, Run } from '../../../src/core/model'

/** A text of paragraphs `c1`, `c2`, ... */
export function textOf(...paragraphs: readonly string[]): Node {
  return docOf(
    paragraphs.map((text, i) =>
      schema.nodes.paragraph.create({ bid: `c${i + 1}` }, text ? schema.text(text) : null),
    ),
  )
}

/** Tokens [from, to) of the body become this text. */
export type Wish = readonly [from: number, to: number, text: string]

/** A head that wants exactly this; its ids are `<key>.<n>`. */
export function wanting(key: string, ...wishes: readonly Wish[]): Head {
  const changes = wishes.flatMap(([from, to, text], i): Change[] => {
    const ids = [`${key}.${i + 1}` as ChangeId]
    const at = { ids, flow: 'b' }
    return [
      ...(text
        ? [{ kind: 'insertion' as const, ...at, at: [to, 0] as [number, number], content: [{ text }] }]
        : []),
      ...(from < to
        ? [
            {
              kind: 'deletion' as const,
              ...at,
              from: [from, 0] as [number, number],
              to: [to, 0] as [number, number],
            },
          ]
        : []),
    ]
  })
  return { key, layers: [], pending: { changes, threads: [] } }
}

export function readable(runs: readonly Run[]): string {
  return runs.map((run) => run.text ?? (run.end === undefined ? '#' : '¶')).join('')
}
