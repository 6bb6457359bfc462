const MAX_DEPTH = 64

/**
 * Parses JSON that came from outside. Throws for what is no JSON, for a `__proto__` member, and for nesting
 * beyond 64, which is refused before it is parsed: `JSON.parse` would take it, and structured cloning would fail.
 */
export function parseGuarded(text: string): unknown {
  refuseDeep(text)
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '__proto__') throw new SyntaxError('__proto__ as a member')
    return value
  })
}

/** Whether a value that came by structured cloning is JSON of a bearable depth, without a `__proto__` member. */
export function isGuarded(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null)
    return value === undefined || ['string', 'number', 'boolean', 'object'].includes(typeof value)
  if (depth >= MAX_DEPTH || Object.hasOwn(value, '__proto__')) return false
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.values(value).every((member) => isGuarded(member, depth + 1))
}

function refuseDeep(text: string): void {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]
    if (quoted) {
      if (unit === '\\') i++
      else if (unit === '"') quoted = false
    } else if (unit === '"') quoted = true
    else if (unit === '{' || unit === '[') {
      if (++depth > MAX_DEPTH) throw new SyntaxError('nested too deep')
    } else if (unit === '}' || unit === ']') depth--
  }
}
