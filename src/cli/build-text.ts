import type { BuildReport, ClauseLine, DocumentReport, TargetReport, VersionReport } from '../core/pack'

/** The build's report for people: what did not simply fall into place is listed clause by clause. */
export function reportText(report: BuildReport, out: string): string {
  const { documents } = report
  const locales = new Set(documents.flatMap((d) => d.targets.map((t) => t.locale)))
  return [
    `${report.title} (${report.pack}), version ${report.version}`,
    `${documents.length} documents in ${report.sourceLocale}, ${locales.size} other languages, layout: ${report.layout}`,
    ...(report.previous ? [`previous version: ${report.previous.version}`] : []),
    ...(report.glossary
      ? [`glossary: ${report.glossary.entries} entries, ${report.glossary.terms} terms`]
      : []),
    ...documents.flatMap(documentLines),
    ...report.gone.map((d) => `document gone: ${d.id} (${d.title})`),
    ...(report.notes.length ? ['', 'Notes:'] : []),
    ...report.notes.map((n) => `  ${n.code}: ${[n.path, n.detail].filter(Boolean).join(': ')}`),
    '',
    `digest ${report.digest}`,
    `written to ${out}`,
  ].join('\n')
}

function documentLines(document: DocumentReport): string[] {
  return [
    '',
    `${document.id}: ${document.title} (${document.clauses} clauses, ${document.words} words)`,
    ...versionLines(document.versions, '  '),
    ...document.targets.flatMap(targetLines),
  ]
}

function targetLines(target: TargetReport): string[] {
  const { locale, clauses, aligned, unaligned, missing } = target
  const whole = !unaligned.length && !missing.length
  return [
    `  ${locale}: ${aligned} of ${clauses} clauses aligned${whole ? '' : `, ${missing.length} source clauses without answer`}`,
    ...clauseLines('unaligned', unaligned, '    '),
    ...clauseLines('missing', missing, '    '),
    ...versionLines(target.versions, '    '),
  ]
}

function versionLines(versions: VersionReport | undefined, indent: string): string[] {
  if (!versions) return []
  const { unchanged, edited, moved, gone, uncertain } = versions
  const counts = `${unchanged} unchanged, ${edited.length} edited, ${moved.length} moved, ${versions.new.length} new, ${gone.length} gone, ${uncertain.length} uncertain`
  return [
    `${indent}since the previous version: ${counts}`,
    ...clauseLines('edited', edited, `${indent}  `),
    ...clauseLines('moved', moved, `${indent}  `),
    ...clauseLines('new', versions.new, `${indent}  `),
    ...clauseLines('gone', gone, `${indent}  `),
    ...clauseLines('uncertain', uncertain, `${indent}  `),
  ]
}

function clauseLines(word: string, clauses: readonly ClauseLine[], indent: string): string[] {
  return clauses.map(({ id, text }) => `${indent}${word} ${id}  ${text}`)
}
