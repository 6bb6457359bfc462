import { toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import type { Command as EditCommand } from 'prosemirror-state'
import { schema } from '../../../core/doc'
import type { Command } from '../../command'
import { setBlockType, setList } from '../../editor'
import type { MarkupView } from '../../store/desk'
import { draftHere } from '../thread'
import {
  confirmClause,
  decide,
  decideAndGoOn,
  enterClauseInRegister,
  flagClause,
  goToChange,
  goToNextClause,
  idsInSelection,
  idsOfAuthor,
} from './acts'
import type { DeskParts } from './context'
import type { DeskSession } from './desk-session'
import { goToNextRegion } from './regions'

/** Everything one can do at the desk, for the palette and the keys. */
export function deskCommands({ session, opened }: DeskParts): Command[] {
  return [
    ...reviewing(session),
    ...deciding(session),
    ...looking(session),
    ...writing(session),
    line('thread.new', 'Mod-Alt-m', () => draftHere(session, opened.source.doc), session.canEdit),
  ]
}

const GROUP = 'desk:command.group'

function line(id: string, keys: string, run: () => void, enabled?: () => boolean): Command {
  return {
    id: `desk.${id}`,
    title: `desk:command.${id}`,
    group: GROUP,
    run,
    ...(keys ? { keys } : {}),
    ...(enabled ? { enabled } : {}),
  }
}

/** In a comment or another field Ctrl+Enter sends what is written there. */
function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea') ?? false
}

function reviewing(session: DeskSession): Command[] {
  return [
    line(
      'confirm',
      'Mod-Enter',
      () => confirmClause(session),
      () => !isWriting(),
    ),
    line('nextClause', 'Mod-Alt-Enter', () => goToNextClause(session)),
    line('flag', 'Mod-Shift-f', () => flagClause(session), session.canEdit),
    line('register', '', () => enterClauseInRegister(session)),
    line('nextChange', 'F8', () => goToChange(session, 'next')),
    line('previousChange', 'Shift-F8', () => goToChange(session, 'previous')),
  ]
}

function deciding(session: DeskSession): Command[] {
  const { canEdit } = session
  return [
    line('accept', 'Alt-a', () => decideAndGoOn(session, 'accept'), canEdit),
    line('reject', 'Alt-r', () => decideAndGoOn(session, 'reject'), canEdit),
    line('acceptSelection', '', () => decide(session, idsInSelection(session), 'accept'), canEdit),
    line('rejectSelection', '', () => decide(session, idsInSelection(session), 'reject'), canEdit),
    line(
      'acceptMine',
      '',
      () => decide(session, idsOfAuthor(session, session.edit.person.id), 'accept'),
      canEdit,
    ),
    line(
      'rejectMine',
      '',
      () => decide(session, idsOfAuthor(session, session.edit.person.id), 'reject'),
      canEdit,
    ),
    line('acceptAll', '', () => decide(session, idsOfAuthor(session, null), 'accept'), canEdit),
    line('rejectAll', '', () => decide(session, idsOfAuthor(session, null), 'reject'), canEdit),
  ]
}

function looking(session: DeskSession): Command[] {
  const { desk } = session
  const view = (id: MarkupView, keys: string): Command =>
    line(`view.${id}`, keys, () => desk.show({ view: id }))
  const panel = (id: 'outline' | 'changes' | 'threads'): Command =>
    line(`panel.${id}`, '', () => desk.show({ panel: desk.getState().panel === id ? null : id }))
  const find = (replace: boolean): void => desk.openFind({ replace, query: selectedText(session) })
  return [
    view('all', 'Mod-Shift-1'),
    view('simple', 'Mod-Shift-2'),
    view('clean', 'Mod-Shift-3'),
    view('original', 'Mod-Shift-4'),
    line('reading', '', () =>
      desk.show({ layout: desk.getState().layout === 'reading' ? 'columns' : 'reading' }),
    ),
    line('find', 'Mod-f', () => find(false)),
    line('replace', 'Mod-h', () => find(true)),
    line('region', 'F6', () => goToNextRegion('next')),
    line('regionBack', 'Shift-F6', () => goToNextRegion('previous')),
    panel('outline'),
    panel('changes'),
    panel('threads'),
    {
      ...line('panel.receipt', '', () =>
        desk.show({ panel: desk.getState().panel === 'receipt' ? null : 'receipt' }),
      ),
      title: 'receipt:command',
    },
  ]
}

function writing(session: DeskSession): Command[] {
  const run = (command: EditCommand) => (): void => {
    const { view, settle } = session.host()
    settle()
    command(view.state, view.dispatch, view)
    view.focus()
  }
  const edit = (id: string, command: EditCommand): Command => line(id, '', run(command), session.canEdit)
  return [
    edit('undo', undo),
    edit('redo', redo),
    edit('bold', toggleMark(schema.marks.strong)),
    edit('italic', toggleMark(schema.marks.em)),
    edit('bullets', setList('bullet')),
    edit('numbers', setList('ordered')),
    edit('paragraph', setBlockType('paragraph')),
    edit('heading1', setBlockType('heading', 1)),
    edit('heading2', setBlockType('heading', 2)),
    edit('heading3', setBlockType('heading', 3)),
  ]
}

const LONGEST_QUERY = 120

function selectedText(session: DeskSession): string {
  const { from, to } = session.host().view.state.selection
  const text = session.host().view.state.doc.textBetween(from, to, '\n')
  return text.length <= LONGEST_QUERY && !text.includes('\n') ? text : ''
}
