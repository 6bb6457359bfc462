import { z } from 'zod'

/**
 * The closed list of what can go wrong. The interface and the CLI choose the sentence by code;
 * `detail` names the thing (a file, an entry, a number) and never holds a path of the machine.
 */
export const ProblemCode = z.enum([
  // files that came in
  'not-a-zip',
  'zip-hostile',
  'zip-torn',
  'too-large',
  'not-ours',
  'newer-version',
  'manifest-invalid',
  'file-missing',
  'file-damaged',
  'document-invalid',
  'digest-mismatch',
  'pack-unknown',
  'base-mismatch',
  'json-invalid',
  'nothing-to-import',
  // building a pack
  'source-missing',
  'front-matter-invalid',
  'glossary-invalid',
  'config-invalid',
  // the workspace
  'read-only',
  'stale-rev',
  'already-begun',
  'not-approved',
  'not-own-name',
  'not-settled',
  'version-exists',
  'not-found',
  'op-invalid',
  'disk-full',
  'disk-failed',
  'no-person',
  'cancelled',
  // the wire
  'call-unknown',
  'input-invalid',
  'output-invalid',
  'not-allowed',
  'unreachable',
  'bug',
])
export type ProblemCode = z.infer<typeof ProblemCode>

export const Problem = z.object({ code: ProblemCode, detail: z.string() })
export type Problem = z.infer<typeof Problem>

export function problem(code: ProblemCode, detail: string): Problem {
  return { code, detail }
}
