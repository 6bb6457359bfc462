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
