import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json'

/** SHA-256 of bytes or of a text's UTF-8, as 64 lower-case hex digits. */
export function digest(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))
}

/** Digest of a JSON value's canonical spelling: the same for equal values, whatever the order of their keys. */
export function digestJson(value: unknown): string {
  return digest(canonicalJson(value))
}

/** SHA-256 of a text's UTF-8 in base64, as a content security policy names it. */
export function digestBase64(content: string): string {
  const bytes = sha256(utf8ToBytes(content))
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let k = 0; k < 4; k++) out += i + k > bytes.length ? '=' : alphabet[(three >> (18 - 6 * k)) & 63]!
  }
  return out
}
