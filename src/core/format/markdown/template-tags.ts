/**
 * Template tags (Liquid `{% %}` and `{{ }}`, Hugo `{{< >}}`) hold characters that Markdown reads as its own.
 * While the text is parsed each tag is one placeholder, so that a tag in a link's address leaves the link whole.
 */
export interface Shielded {
  readonly text: string
  /** Pieces of a text that came out of the parser: plain stretches and the tags between them, in order. */
  readonly split: (text: string) => readonly TextPiece[]
  /** The text with every tag put back as it was written. */
  readonly restore: (text: string) => string
}

export interface TextPiece {
  readonly kind: 'text' | 'tag'
  readonly text: string
}

const MAX_TAG = 2000

export function shieldTags(text: string): Shielded {
  const [open, close] = freePair(text)
  const tags: string[] = []
  let out = ''
  let at = 0
  while (at < text.length) {
    const next = text.indexOf('{', at)
    if (next < 0) break
    const end = tagEnd(text, next)
    out += text.slice(at, end < 0 ? next + 1 : next)
    if (end >= 0) out += `${open}${tags.push(text.slice(next, end)) - 1}${close}`
    at = end < 0 ? next + 1 : end
  }
  out += text.slice(at)
  const split = (parsed: string): TextPiece[] => splitAt(parsed, open, close, tags)
  return {
    text: out,
    split,
    restore: (parsed) =>
      split(parsed)
        .map((p) => p.text)
        .join(''),
  }
}

/** Position after the tag that begins here, or -1. A tag stays on its line. */
function tagEnd(text: string, at: number): number {
  const kind = text[at + 1]
  if (kind !== '%' && kind !== '{') return -1
  const window = text.slice(at + 2, at + MAX_TAG)
  const end = window.indexOf(kind === '%' ? '%}' : '}}')
  if (end < 0) return -1
  const line = window.indexOf('\n')
  return line >= 0 && line < end ? -1 : at + 2 + end + 2
}

/** Two private-use characters that the text does not contain. */
function freePair(text: string): readonly [string, string] {
  const free: string[] = []
  for (let code = 0xe000; code <= 0xf8ff && free.length < 2; code++) {
    const char = String.fromCharCode(code)
    if (!text.includes(char)) free.push(char)
  }
  // A text that uses all 6,400 private-use characters has no tags worth keeping apart.
  return [free[0] ?? '\uFFFE', free[1] ?? '\uFFFF']
}

function splitAt(text: string, open: string, close: string, tags: readonly string[]): TextPiece[] {
  const pieces: TextPiece[] = []
  const parts = text.split(open)
  if (parts[0]) pieces.push({ kind: 'text', text: parts[0] })
  for (const part of parts.slice(1)) {
    const end = part.indexOf(close)
    const tag = tags[Number(part.slice(0, Math.max(0, end)))]
    if (end < 0 || tag === undefined) {
      pieces.push({ kind: 'text', text: open + part })
      continue
    }
    pieces.push({ kind: 'tag', text: tag })
    if (part.length > end + 1) pieces.push({ kind: 'text', text: part.slice(end + 1) })
  }
  return pieces
}
