import type { IncomingMessage } from 'node:http'
import { parseGuarded } from '../backend/host'

export type Body =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: 400 | 413 }

/** Reads a request's JSON, never more than `limit` bytes of it. Rejects when the other side breaks off. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { ok: false, status: 413 }
  const pieces: Buffer[] = []
  let size = 0
  // Ending the loop early must leave the connection alive, or the refusal would never arrive.
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > limit) return { ok: false, status: 413 }
    pieces.push(piece)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
    return { ok: true, value: parseGuarded(text) }
  } catch {
    // Not UTF-8, not JSON, or JSON that means harm: one answer for all.
    return { ok: false, status: 400 }
  }
}
