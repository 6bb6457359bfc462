/** Finished HTML. Only this file makes it out of plain text, so nothing gets in unescaped. */
export type Html = string & { readonly html: true }

type Attrs = Readonly<Record<string, string | number | null | undefined>>

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Plain text as HTML. Control characters that HTML does not allow become U+FFFD. */
export function text(plain: string): Html {
  return escape(plain) as Html
}

/**
 * Plain text whose direction controls and zero-width characters are spelt out: in names, comments and changes they
 * would otherwise hide what was done, or turn the words around them.
 */
export function shown(plain: string): Html {
  const parts = plain.split(/([\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD])/u)
  return join(
    parts.map((part, i) => (i % 2 ? element('span', { class: 'control' }, text(spelt(part))) : text(part))),
  )
}

/** An element; attributes that are null or undefined are left out. */
export function element(tag: string, attrs: Attrs, ...content: Html[]): Html {
  const list = Object.entries(attrs)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escape(visible(String(value)))}"`)
    .join('')
  const open = `<${tag}${list}>`
  return (VOID.has(tag) ? open : `${open}${content.join('')}</${tag}>`) as Html
}

export function join(parts: readonly Html[], between = ''): Html {
  return parts.join(between) as Html
}

export const NOTHING = '' as Html

const VOID = new Set(['br', 'hr', 'meta'])

function visible(plain: string): string {
  return plain.replace(/[\u202A-\u202E\u2066-\u2069]/gu, spelt)
}

function spelt(char: string): string {
  return `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

function escape(plain: string): string {
  return plain
    .replace(/[&<>"']/g, (c) => ESCAPES[c]!)
    .replace(/\p{Cc}/gu, (c) => (c === '\n' || c === '\t' ? c : '\uFFFD'))
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}
