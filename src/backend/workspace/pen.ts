import { type Access, type BackendEvent, Refusal } from '../../contract'
import { problem } from '../../core/model'

/** Why nobody of this process may write at the moment. */
export type Hindrance = 'other-process' | 'disk-full' | 'disk-failed'

/**
 * Who may write: of one process's windows the one that holds the pen. The first window that asks takes it; one that
 * closes hands it to the window that came longest ago; `take` moves it at once. Every window whose access changes is
 * told by an event.
 */
export class Pen {
  private readonly windows = new Set<string>()
  /** Those that the host says are on the screen; a call may come before or after. */
  private readonly present = new Set<string>()
  private readonly told = new Map<string, string>()
  private holder: string | null = null

  constructor(
    private readonly tell: (event: BackendEvent) => void,
    private by: Hindrance | null,
  ) {}

  get hindrance(): Hindrance | null {
    return this.by
  }

  opened(window: string): void {
    this.present.add(window)
    this.windows.add(window)
    this.tellChanges()
  }

  closed(window: string): void {
    this.present.delete(window)
    this.windows.delete(window)
    this.told.delete(window)
    if (this.holder === window) this.holder = [...this.windows][0] ?? null
    this.tellChanges()
  }

  /** Takes the pen where nobody has it, or only a window that is gone. */
  ask(window: string): Access {
    this.windows.add(window)
    const ghost = this.holder !== null && !this.present.has(this.holder) && this.present.has(window)
    if (this.holder === null || ghost) this.holder = window
    this.tellChanges()
    return this.accessOf(window)
  }

  /** Takes it from whoever has it. */
  take(window: string): Access {
    this.windows.add(window)
    this.holder = window
    this.tellChanges()
    return this.accessOf(window)
  }

  /** Throws a refusal unless this window may write now. */
  demand(window: string): void {
    const { mode, why } = this.ask(window)
    if (mode === 'write') return
    const disk = why === 'disk-full' || why === 'disk-failed' ? why : null
    throw new Refusal(problem(disk ?? 'read-only', why ?? ''))
  }

  hinder(by: Hindrance | null): void {
    this.by = by
    this.tellChanges()
  }

  private accessOf(window: string): Access {
    if (this.by) return { mode: 'read-only', why: this.by }
    return window === this.holder ? { mode: 'write' } : { mode: 'read-only', why: 'other-window' }
  }

  private tellChanges(): void {
    for (const window of this.windows) {
      const access = this.accessOf(window)
      const text = JSON.stringify(access)
      const before = this.told.get(window)
      this.told.set(window, text)
      if (before !== undefined && before !== text) this.tell({ kind: 'access.changed', window, access })
    }
  }
}
