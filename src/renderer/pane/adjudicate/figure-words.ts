import type { TFunction } from 'i18next'
import type { Figure, NotSaid } from '../../../core/agreement'

/** How figures are written in the language of the interface. */
export function figureFormat(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (value) => format.format(value)
}

export function percentFormat(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return (value) => format.format(value)
}

/** A figure in words; where it cannot be said, why not. */
export function figureWords(
  figure: Figure,
  format: (value: number) => string,
  t: TFunction<'adjudicate'>,
): { readonly value: string; readonly interval: string } {
  if (figure.kind === 'unsaid') return { value: unsaid(figure, t), interval: '' }
  const { interval } = figure
  return {
    value: format(figure.value),
    interval:
      interval.kind === 'unsaid'
        ? unsaid(interval, t)
        : t('adjudicate:figure.between', { low: format(interval.low), high: format(interval.high) }),
  }
}

function unsaid({ why }: NotSaid, t: TFunction<'adjudicate'>): string {
  return t(`adjudicate:figure.why.${why}`)
}
