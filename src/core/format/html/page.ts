import { digestBase64 } from '../../base'
import { type Html, element, join, text } from './markup'
import { directionOf } from './strings'
import { STYLE } from './style'

/** A whole page. Its policy lets in nothing but this one style sheet, by digest. */
export function page(title: string, locale: string, body: readonly Html[]): string {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${digestBase64(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, text(title)),
    // Our own constant, without a character that would need escaping; its digest is in the policy above.
    element('style', {}, STYLE as Html),
  )
  const root = { lang: locale, dir: directionOf(locale) }
  return `<!doctype html>\n${element('html', root, head, element('body', {}, join(body, '\n')))}\n`
}
