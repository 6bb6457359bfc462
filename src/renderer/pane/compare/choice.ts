import type { DocumentRow, PackRow } from '../../../contract'
import type { CompareText } from '../../store'

/** A text that can be compared: a version as the pack has it, or a review as its reviewer wants it. */
export interface TextOption {
  readonly id: string
  readonly text: CompareText
  readonly version: string
  /** The reviewer's name, for a review. */
  readonly reviewer?: string
}

/** A document through all versions of its pack. */
export interface Subject {
  readonly id: string
  readonly title: string
  /** Languages that any version has it in, the source first. */
  readonly locales: readonly string[]
  readonly texts: readonly (TextOption & { readonly locale: string })[]
}

/** Everything in the library that can be compared, by document. Later versions come later. */
export function subjectsOf(packs: readonly PackRow[]): Subject[] {
  const subjects = new Map<
    string,
    { title: string; locales: Set<string>; texts: Subject['texts'][number][] }
  >()
  for (const pack of [...packs].sort(byImport))
    for (const row of pack.documents) {
      const id = subjectId(pack, row)
      const subject = subjects.get(id) ?? { title: row.title, locales: new Set(), texts: [] }
      subjects.set(id, { ...subject, title: row.title })
      for (const { locale } of [row.source, ...row.targets]) subject.locales.add(locale)
      subject.texts.push(...textsOf(pack, row))
    }
  return [...subjects].map(([id, { title, locales, texts }]) => ({ id, title, locales: [...locales], texts }))
}

function byImport(a: PackRow, b: PackRow): number {
  if (b.previous === a.digest) return -1
  if (a.previous === b.digest) return 1
  return a.importedAt < b.importedAt ? -1 : a.importedAt > b.importedAt ? 1 : 0
}

function subjectId(pack: PackRow, row: DocumentRow): string {
  return `${pack.pack} ${row.document}`
}

function textsOf(pack: PackRow, row: DocumentRow): Subject['texts'][number][] {
  const { pack: id, digest, version } = pack
  const delivered = [row.source, ...row.targets].map(({ locale }) => {
    const text: CompareText = { pack: id, digest, document: row.document, locale }
    return { id: textId(text), text, version, locale: locale as string }
  })
  const reviews = pack.reviews
    .filter((review) => review.document === row.document)
    .map((review) => {
      const text: CompareText = { review: review.review }
      return {
        id: textId(text),
        text,
        version,
        reviewer: review.author.name,
        locale: review.locale as string,
      }
    })
  return [...delivered, ...reviews]
}

export function textId(text: CompareText): string {
  return 'review' in text ? `review ${text.review}` : `pack ${text.digest} ${text.document} ${text.locale}`
}

/** What is chosen, made whole: a document, one of its languages, and two texts of it. */
export interface Chosen {
  readonly subject: Subject
  readonly locale: string
  readonly options: readonly TextOption[]
  readonly before: TextOption
  readonly after: TextOption
}

/** The texts that a route names, or the likeliest two: the last version and the one before it. */
export function chosenOf(
  subjects: readonly Subject[],
  wanted: { readonly before?: CompareText | undefined; readonly after?: CompareText | undefined },
): Chosen | null {
  const [before, after] = [wanted.before && textId(wanted.before), wanted.after && textId(wanted.after)]
  const named = (subject: Subject): boolean => subject.texts.some(({ id }) => id === after || id === before)
  const subject = subjects.find(named) ?? subjects.find((one) => versionsIn(one) > 1) ?? subjects[0]
  if (!subject) return null
  const at = subject.texts.find(({ id }) => id === after) ?? subject.texts.find(({ id }) => id === before)
  const locale = at?.locale ?? subject.locales[1] ?? subject.locales[0]
  return locale === undefined ? null : chooseIn(subject, locale, { before, after })
}

function versionsIn(subject: Subject): number {
  return new Set(subject.texts.map(({ version }) => version)).size
}

/** Two texts of a document in a language: those wanted where they are there, else the likeliest. */
export function chooseIn(
  subject: Subject,
  locale: string,
  wanted: { readonly before?: string | undefined; readonly after?: string | undefined },
): Chosen | null {
  const options = subject.texts.filter((text) => text.locale === locale)
  const delivered = options.filter(({ reviewer }) => reviewer === undefined)
  const after = options.find(({ id }) => id === wanted.after) ?? delivered.at(-1) ?? options.at(-1)
  const before =
    options.find(({ id }) => id === wanted.before) ??
    delivered.filter(({ id }) => id !== after?.id).at(-1) ??
    options.find(({ id }) => id !== after?.id) ??
    after
  return after && before ? { subject, locale, options, before, after } : null
}

/** The same two versions, told by version and reviewer, in another language. */
export function inLocale(chosen: Chosen, locale: string): Chosen | null {
  const like = (option: TextOption): string | undefined =>
    chosen.subject.texts.find(
      (text) =>
        text.locale === locale && text.version === option.version && text.reviewer === option.reviewer,
    )?.id
  return chooseIn(chosen.subject, locale, { before: like(chosen.before), after: like(chosen.after) })
}
