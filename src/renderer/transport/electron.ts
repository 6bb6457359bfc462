import { Refusal, Reply } from '../../contract'
import { MAX_REQUEST_BYTES, WINDOW_OPENED, type Wire } from '../../contract/wire'
import { problem } from '../../core/model'

/** Over the preload's two functions. The host learns which window asks, and forgets it when the page goes. */
export async function connectElectron(bridge: Wire, windowId: string): Promise<Wire> {
  const opened = Reply.safeParse(await askBridge(bridge, WINDOW_OPENED, { window: windowId }))
  if (!opened.success) throw new Refusal(problem('unreachable', ''))
  if (!opened.data.ok) throw new Refusal(opened.data.problem)
  return {
    ask(call, input) {
      const size = JSON.stringify(input).length
      if (size <= MAX_REQUEST_BYTES) return askBridge(bridge, call, input)
      return Promise.resolve({ ok: false, problem: problem('too-large', String(size)) } satisfies Reply)
    },
    listen: (onEvent) => bridge.listen(onEvent),
  }
}

async function askBridge(bridge: Wire, call: string, input: unknown): Promise<unknown> {
  try {
    return await bridge.ask(call, input)
  } catch {
    // The channel itself failed: what a handler refuses comes back as a value.
    return { ok: false, problem: problem('unreachable', call) } satisfies Reply
  }
}
