import type { Backend } from '../../src/backend'
import { api, type BackendEvent, type Handlers, Refusal } from '../../src/contract'
import { problem } from '../../src/core/model'

export interface StandIn extends Backend {
  emit(event: BackendEvent): void
  /** What the host told, in order: `opened w1`, `closed w1`. */
  readonly told: string[]
  readonly asked: { window: string; call: string; input: unknown }[]
}

/** Keeps a backend's promises towards its host, in memory: windows come and go, calls are noted and answered. */
export function makeStandIn(answers: Partial<Handlers> = {}): StandIn {
  const listeners = new Set<(event: BackendEvent) => void>()
  const told: string[] = []
  const asked: StandIn['asked'] = []
  return {
    told,
    asked,
    emit: (event) => listeners.forEach((hear) => hear(event)),
    listen(onEvent) {
      listeners.add(onEvent)
      return () => listeners.delete(onEvent)
    },
    windowOpened: (window) => void told.push(`opened ${window}`),
    windowClosed: (window) => void told.push(`closed ${window}`),
    close: () => Promise.resolve(void told.push('closed all')),
    handlersFor: (window) =>
      Object.fromEntries(
        Object.keys(api).map((call) => [
          call,
          async (input: unknown) => {
            asked.push({ window, call, input })
            const answer = answers[call as keyof Handlers] as ((input: unknown) => unknown) | undefined
            if (answer === undefined) throw new Refusal(problem('not-found', call))
            return answer(input)
          },
        ]),
      ) as unknown as Handlers,
  }
}
