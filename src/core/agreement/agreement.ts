import { type CohenFigure, cohenOf } from './cohen'
import { type Meeting, confusionOf } from './confusion'
import { FEW_UNITS, type Figure } from './figure'
import { alphaOf, fleissOf, gwetOf, percentOf } from './measures'
import { type RatedUnit, type Table, tableOf, withoutRater } from './table'

/** How far raters agree, by every measure that can be said, and on how much that rests. */
export interface Agreement {
  readonly n: {
    /** All units, and those that two or more rated: only these tell of agreement. */
    readonly units: number
    readonly pairable: number
    readonly raters: number
    readonly ratings: number
    /** How often a rater said two things of one unit, which then count as none. */
    readonly contradictions: number
  }
  /** `few-units`: fewer than `FEW_UNITS` pairable units; figures are said with care. */
  readonly caution: 'few-units' | null
  readonly percent: Figure
  readonly alpha: Figure
  readonly cohen: CohenFigure
  readonly fleiss: Figure
  readonly gwet: Figure
  readonly confusion: readonly Meeting[]
  /** The figures as if each rater in turn had not taken part; none for fewer than three raters. */
  readonly withoutRater: readonly {
    readonly rater: string
    readonly ratings: number
    readonly percent: Figure
    readonly alpha: Figure
  }[]
}

/**
 * Agreement of nominal ratings with gaps. Values are compared as they are spelled and only decisions may be given:
 * a note never counts as disagreement. `categories` is how many values could have been chosen, where that is known
 * to be more than those that were; Gwet's AC1 takes its chance from it. The same ratings in any order give the
 * same figures; nothing is drawn by lot.
 *
 * `categories: null` says that each unit has values of its own, as the wordings of a place. Every measure but the
 * percentage takes off what chance would give, from how often each value is chosen over all units, so the values must
 * be the same in all of them (Artstein and Poesio 2008, Inter-Coder Agreement for Computational Linguistics, section
 * 2). Where there is no end to what could be chosen, the chance to meet goes to nothing and kappa says no more than
 * plain agreement (Hripcsak and Rothschild 2005, JAMIA 12(3)). Those measures are then not said.
 */
export function agreementOf(
  units: readonly RatedUnit[],
  { categories = 0 }: { readonly categories?: number | null } = {},
): Agreement {
  const table = tableOf(units, categories === null ? 'own' : 'shared')
  const pairable = table.rows.filter(({ byRater }) => byRater.size > 1).length
  return {
    n: {
      units: table.rows.length,
      pairable,
      raters: table.raters.length,
      ratings: ratingsIn(table),
      contradictions: table.contradictions,
    },
    caution: pairable < FEW_UNITS ? 'few-units' : null,
    percent: percentOf(table),
    alpha: alphaOf(table),
    cohen: cohenOf(table),
    fleiss: fleissOf(table),
    gwet: gwetOf(table, Math.max(categories ?? 0, table.values.length)),
    confusion: confusionOf(table),
    withoutRater: table.raters.length < 3 ? [] : table.raters.map((rater) => withoutOne(table, rater)),
  }
}

function withoutOne(table: Table, rater: string): Agreement['withoutRater'][number] {
  const rest = withoutRater(table, rater)
  return {
    rater,
    ratings: ratingsIn(table) - ratingsIn(rest),
    percent: percentOf(rest),
    alpha: alphaOf(rest),
  }
}

function ratingsIn({ rows }: Table): number {
  return rows.reduce((sum, { byRater }) => sum + byRater.size, 0)
}
