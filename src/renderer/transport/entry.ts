import { z } from 'zod'
import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import { type Page, post } from './page'

const TOKEN_KEY = 'stet.token'

/**
 * The token of this tab: traded for the code in the address where there is one, else the one it had before a
 * reload. Rejects with a `Refusal`, `not-allowed` when it has neither.
 */
export async function findToken(page: Page): Promise<string> {
  const code = /^#code=([\w-]{20,100})$/.exec(page.hash())?.[1]
  if (code !== undefined) page.clearHash()
  const fresh = code === undefined ? null : await trade(page, code)
  if (fresh !== null) keep(page, TOKEN_KEY, fresh)
  const token = fresh ?? recall(page, TOKEN_KEY)
  if (token === null) throw new Refusal(problem('not-allowed', ''))
  return token
}

/** Writes into the tab's storage, or does without where there is none: the tab then does not survive a reload. */
export function keep(page: Page, key: string, value: string | null): void {
  try {
    if (value === null) page.storage().removeItem(key)
    else page.storage().setItem(key, value)
  } catch {
    return
  }
}

export function recall(page: Page, key: string): string | null {
  try {
    return page.storage().getItem(key)
  } catch {
    return null
  }
}

async function trade(page: Page, code: string): Promise<string | null> {
  const response = await post(page, 'boot', { body: JSON.stringify({ code }) })
  if (!response.ok) return null
  const answer = z.object({ token: z.string() }).safeParse(await response.json())
  return answer.success ? answer.data.token : null
}
