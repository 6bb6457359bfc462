import type { Handlers } from '../../contract'
import { Refusal } from '../../contract'
import { type Person, problem } from '../../core/model'
import type { MadeFiles } from '../transfer/made-files'
import type { Uploads } from '../transfer/uploads'
import type { Content } from '../workspace/content'
import type { Workspace } from '../workspace/workspace'

/** What handlers work with. */
export interface Context {
  readonly workspace: Workspace
  readonly uploads: Uploads
  readonly made: MadeFiles
}

/** Handlers of some calls; those of commands run only for the window that holds the pen. */
export type Some<Names extends keyof Handlers> = Pick<Handlers, Names>

/** Refuses with `no-person` before anybody has said who works here. */
export function demandPerson(content: Content): Person {
  const { person } = content.person.data
  if (!person) throw new Refusal(problem('no-person', ''))
  return person
}
