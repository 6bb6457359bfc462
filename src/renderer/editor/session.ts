import type { AuthorId, ChangeId, ChangeRecord, CommentId, Instant, Person, ThreadId } from '../../core/model'

/** One sitting of one person at one text: where ids, groups and times come from. */
export interface EditSession {
  readonly person: Person
  /** First part of every id minted here. */
  readonly prefix: string
  readonly now: () => Instant
  readonly mintChange: () => ChangeId
  readonly mintThread: () => ThreadId
  readonly mintComment: () => CommentId
  readonly nextGroup: () => string
  readonly isMine: (id: string) => boolean
  readonly recordOf: (id: string) => ChangeRecord | undefined
}

/** Begins a sitting. The prefix is random, the rest counts: no id is ever looked for in the text. */
export function beginSession(person: Person, records: () => ReadonlyMap<string, ChangeRecord>): EditSession {
  const prefix = randomPrefix()
  const counts = { change: 0, group: 0, thread: 0, comment: 0 }
  const next = (what: keyof typeof counts): number => ++counts[what]
  return {
    person,
    prefix,
    now: () => new Date().toISOString(),
    mintChange: () => `${prefix}.${next('change')}` as ChangeId,
    mintThread: () => `${prefix}.t${next('thread')}` as ThreadId,
    mintComment: () => `${prefix}.c${next('comment')}` as CommentId,
    nextGroup: () => `${prefix}.g${next('group')}`,
    recordOf: (id) => records().get(id),
    isMine: (id) =>
      id.startsWith(`${prefix}.`) || records().get(id)?.author === (person.id satisfies AuthorId),
  }
}

/** The session part of a suggestion's id. */
export function sessionOf(id: string): string {
  return id.split('.')[0] ?? id
}

function randomPrefix(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return `s${[...bytes].map((b) => (b % 36).toString(36)).join('')}`
}
