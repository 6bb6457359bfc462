import { BackendEvent, type Client, makeClient, Refusal, Reply } from '../contract'
import type { Wire } from '../contract/wire'
import { problem } from '../core/model'
import { connect } from './transport'

/** Random name of this window; the backend gives the pen to the first window that asks. */
export const windowId: string = crypto.randomUUID()

/** Every call of the contract. Rejects with a `Refusal` only; `unreachable` when no answer came. */
export const client: Client = makeClient(ask)

/** Hears every fact the backend tells until the returned function is called. What is no event of ours is left out. */
export function listen(onEvent: (event: BackendEvent) => void): () => void {
  let stopped = false
  let stop = (): void => undefined
  wire()
    .then((connected) => {
      if (stopped) return
      stop = connected.listen((raw) => {
        const event = BackendEvent.safeParse(raw)
        if (event.success) onEvent(event.data)
      })
    })
    .catch(() => setTimeout(() => !stopped && (stop = listen(onEvent)), RETRY_MS))
  return () => {
    stopped = true
    stop()
  }
}

/** Hears whether the backend answers, each time that changes. */
export function watchReach(onReach: (reachable: boolean) => void): () => void {
  link.watchers.add(onReach)
  return () => link.watchers.delete(onReach)
}

const RETRY_MS = 2000
const link: { wire: Promise<Wire> | null; reachable: boolean; watchers: Set<(reachable: boolean) => void> } =
  {
    wire: null,
    reachable: true,
    watchers: new Set(),
  }

async function ask(call: string, input: unknown): Promise<unknown> {
  try {
    const reply = await (await wire()).ask(call, input)
    setReach(!isUnreachable(reply))
    return reply
  } catch (error) {
    if (error instanceof Refusal && error.problem.code !== 'unreachable') throw error
    setReach(false)
    throw new Refusal(problem('unreachable', call))
  }
}

/** A host may answer for a backend that it has lost. */
function isUnreachable(reply: unknown): boolean {
  const read = Reply.safeParse(reply)
  return read.success && !read.data.ok && read.data.problem.code === 'unreachable'
}

/** One connection for the window; a failed one is forgotten, so that the next call tries again. */
function wire(): Promise<Wire> {
  link.wire ??= connect(windowId).catch((error: unknown) => {
    link.wire = null
    throw error
  })
  return link.wire
}

function setReach(reachable: boolean): void {
  if (link.reachable === reachable) return
  link.reachable = reachable
  for (const watcher of link.watchers) watcher(reachable)
}
