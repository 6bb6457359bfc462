// oxlint-disable-next-line import/default -- the bundler makes the address
import entry from './entry?worker&url'

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string
  }
}

// The content policy lets no string become a script. This one policy lets through one address, known when the
// program was built; the header names it (backend/host/page-headers.ts).
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
const policy = policies?.createPolicy('stet-worker', {
  createScriptURL: (url) => {
    if (url !== entry) throw new TypeError('not our worker')
    return url
  },
})

/** A new worker that waits for one order. */
export function startWorker(): Worker {
  return new Worker(policy ? policy.createScriptURL(entry) : entry, { type: 'module', name: 'stet' })
}
