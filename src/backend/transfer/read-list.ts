import type { z } from 'zod'
import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import { parseGuarded } from '../host'
import type { Uploads } from './uploads'

/** The JSON list in an upload of one file, as carefully read as one in a request. Refuses with `input-invalid`. */
export async function readList<T>(uploads: Uploads, upload: string, schema: z.ZodType<T>): Promise<T> {
  const [file] = await uploads.collect(upload)
  try {
    return schema.parse(parseGuarded(file?.bytes.toString('utf8') ?? ''))
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 500) : ''
    throw new Refusal(problem('input-invalid', detail))
  }
}
