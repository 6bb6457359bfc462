import type { Token } from './tokens'

/**
 * Puts an inserted table before struck text that would stand open in front of it: text needs an end before a table,
 * and an end made for it would stay when the text goes. Neither reading changes.
 */
export function tablesFirst(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null
  tokens.forEach((token, at) => {
    if (token.kind !== 'table' || !token.own.ins) return
    const now = out ?? tokens
    let from = at
    while (isInline(now[from - 1]) && now[from - 1]!.own.del) from--
    if (from === at || isInline(now[from - 1])) return
    out ??= [...tokens]
    out.splice(at, 1)
    out.splice(from, 0, token)
  })
  return out ?? tokens
}

function isInline(token: Token | undefined): boolean {
  return token?.kind === 'char' || token?.kind === 'leaf'
}
