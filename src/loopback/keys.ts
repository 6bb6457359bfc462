import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A code is worth a token once, and not for long: it stands in a link that other eyes may see. */
const CODE_LIVES_MS = 30_000

export interface Keys {
  /** Makes the one code that is now worth the token; an earlier one is worth nothing any more. */
  issueCode(): string
  /** Trades the code for the token, once and in time; null else. */
  redeem(code: unknown): string | null
  isToken(claim: unknown): boolean
  readonly token: string
}

/** The keys of one run of the host. `clock` gives milliseconds that never go back. */
export function makeKeys(clock: () => number): Keys {
  const token = randomKey()
  let open: { code: string; until: number } | null = null
  return {
    token,
    issueCode() {
      open = { code: randomKey(), until: clock() + CODE_LIVES_MS }
      return open.code
    },
    redeem(code) {
      if (open === null || clock() > open.until || !isSame(code, open.code)) return null
      open = null
      return token
    },
    isToken: (claim) => isSame(claim, token),
  }
}

const randomKey = (): string => randomBytes(32).toString('base64url')

/** Compares digests, so that neither the length nor the first difference shows in the time it takes. */
function isSame(claim: unknown, key: string): boolean {
  return typeof claim === 'string' && timingSafeEqual(sha256(claim), sha256(key))
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
