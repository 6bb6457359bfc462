import { type Entry, type Person, isKnown } from '../model'

/** Whether a name that somebody typed is their own: letter for letter, however their keyboard composes the letters. */
export function isOwnName(name: string, { name: own }: Pick<Person, 'name'>): boolean {
  return name.trim().normalize('NFC') === own.trim().normalize('NFC')
}

/** Whether an entry approves in the name of somebody else than who made it: such an approval has no effect. */
export function approvesForAnother({ act, by }: Pick<Entry, 'act' | 'by'>): boolean {
  return isKnown(act) && act.kind === 'approve' && !isOwnName(act.name, by)
}
