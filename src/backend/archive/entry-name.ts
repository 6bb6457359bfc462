const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i
/** Letters of any script, digits, and signs that every file system takes. No control, bidi or zero-width sign. */
const PART = /^[\p{L}\p{M}\p{N} ._@()[\]+,=&'!~#$%{}^`;-]+$/u

/**
 * Why a name inside an archive or folder is refused, or null. Names are only keys in memory, never paths that
 * are written to; they are held to what is safe on every system so that nothing later need think of it.
 */
export function nameFault(name: string): string | null {
  if (name.length === 0 || name.length > 240) return 'a name of no usable length'
  if (name.startsWith('/') || name.includes('\\') || name.includes(':'))
    return 'a path that leaves the archive'
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/')
  if (parts.length > 20) return 'folders nested too deeply'
  for (const part of parts) {
    if (part === '' || part === '.' || part === '..') return 'a path that leaves the archive'
    if (!PART.test(part)) return 'a name with characters that hide or harm'
    if (/[ .]$|^ /.test(part)) return 'a name that ends in a space or dot'
    if (RESERVED.test(part)) return 'a name that Windows reserves'
  }
  return null
}

/** Two names with one key would be one file on some system. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}

/** What operating systems leave behind in folders and archives; never part of a pack. */
export function isLitter(name: string): boolean {
  return /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$|^__MACOSX\//.test(name)
}
