export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The one spelling of a JSON value that digests are taken of: keys sorted by code unit, no spaces,
 * members whose value is undefined left out. After RFC 8785, for the numbers that JSON.stringify prints.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let out = ''
  if (Array.isArray(value)) {
    for (const one of value as unknown[])
      out += `${out && ','}${one === undefined ? 'null' : canonicalJson(one)}`
    return `[${out}]`
  }
  const members = value as Record<string, unknown>
  for (const key of Object.keys(members).sort()) {
    const member = members[key]
    if (member !== undefined) out += `${out && ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${out}}`
}

export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}
