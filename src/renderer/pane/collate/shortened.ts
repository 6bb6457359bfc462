/** Text for one line: paragraph ends and what is not text as signs, cut after `most` units, never inside a character. */
export function shortened(text: string, most: number): string {
  const line = text.replaceAll('\n', '¶').replaceAll('\uFFFC', '▢')
  if (line.length <= most) return line
  // A mark is not cut off from its letter, nor one half of a pair from the other.
  const cut = line.slice(0, most)
  const isInside = /^[\p{M}\u200D\uDC00-\uDFFF]/u.test(line.slice(most)) || /[\uD800-\uDBFF]$/.test(cut)
  return `${isInside ? cut.replace(/(?:\P{M}\p{M}*|[\uD800-\uDBFF])$/u, '') : cut}…`
}
