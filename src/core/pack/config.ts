import { parse } from 'yaml'
import { z } from 'zod'
import { type Result, fail, ok, parseJson } from '../base'
import { Instant, type Locale, PackId, type Problem, problem } from '../model'
import { findLocale } from './locale'

/**
 * `stet.yaml` beside the texts: what goes into the manifest. Unknown fields are carried into it too, so that a
 * publisher may add what a later version or another tool reads. Command line options win over it.
 */
export const PackConfig = z.looseObject({
  id: PackId.optional(),
  title: z.string().min(1).max(300).optional(),
  version: z.coerce.string().min(1).max(60).optional(),
  sourceLocale: z.string().optional(),
  layout: z.enum(['folders', 'suffix']).optional(),
  market: z.string().max(300).optional(),
  productLine: z.string().max(300).optional(),
  owner: z.string().max(300).optional(),
  dueDate: z.iso.date().optional(),
  instructions: z.string().max(20_000).optional(),
  /** Path of the glossary's CSV within the source folder. */
  glossary: z.string().optional(),
  createdAt: Instant.optional(),
  /** Title by document key, which is the path without locale and extension. */
  titles: z.record(z.string(), z.string().min(1)).optional(),
})
export type PackConfig = z.infer<typeof PackConfig>

export const CONFIG_FILE = 'stet.yaml'

/** Fields of the manifest that only the build may set. */
const RESERVED = ['format', 'formatVersion', 'documents', 'files', 'previous']

/** Reads `stet.yaml`; no file is an empty configuration. */
export function readConfig(bytes: Uint8Array | undefined): Result<PackConfig, Problem> {
  if (!bytes) return ok({})
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // What goes into the manifest has to come through JSON as safely as the manifest itself.
    const json = parseJson(JSON.stringify(parse(text, { maxAliasCount: 50 }) ?? {}))
    if (!json.ok) return fail(problem('config-invalid', `${CONFIG_FILE}: ${json.problem}`))
    const read = PackConfig.safeParse(json.value)
    if (!read.success) {
      const [issue] = read.error.issues
      return fail(problem('config-invalid', `${CONFIG_FILE}: ${issue?.path.join('.')}: ${issue?.message}`))
    }
    const taken = RESERVED.find((name) => name in read.data)
    if (taken) return fail(problem('config-invalid', `${CONFIG_FILE}: ${taken} is set by the build`))
    return ok(read.data)
  } catch (e) {
    const why = e instanceof Error ? e.message.split('\n')[0]! : 'unreadable'
    return fail(problem('config-invalid', `${CONFIG_FILE}: ${why.slice(0, 200)}`))
  }
}

/** The source locale as a BCP 47 tag; `en` where none is given. */
export function sourceLocaleOf(config: PackConfig): Result<Locale, Problem> {
  const tag = findLocale(config.sourceLocale ?? 'en')
  return tag ? ok(tag.locale) : fail(problem('config-invalid', `no such language: ${config.sourceLocale}`))
}
