import type { Node } from 'prosemirror-model'
import { digest } from '../base'
import type { Digest } from '../model'
import { blockText } from './clauses'

/** Digest of a clause's text as its pack delivered it: what was inserted since does not count. */
export function clauseDigest(block: Node): Digest {
  return digest(blockText(block, 'base').normalize('NFC')) as Digest
}
