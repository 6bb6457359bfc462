import { toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { Plugin } from 'prosemirror-state'
import { TextSelection, type Command } from 'prosemirror-state'
import { schema } from '../../core/doc'
import { indentList, lineBreak, outdentList, setBlockType, setList, split } from './block-commands'
import { erase } from './erase'

/** The keys of writing. Keys of reviewing are commands of the desk, which the palette lists too. */
export function writingKeys(): Plugin {
  const mac = /Mac|iP(hone|[oa]d)/.test(navigator.platform)
  const word = mac ? 'Alt' : 'Ctrl'
  return keymap({
    Enter: split,
    'Shift-Enter': lineBreak,
    'Mod-Enter': () => false,
    Backspace: erase('back', 'grapheme'),
    'Shift-Backspace': erase('back', 'grapheme'),
    Delete: erase('forth', 'grapheme'),
    [`${word}-Backspace`]: erase('back', 'word'),
    [`${word}-Delete`]: erase('forth', 'word'),
    'Cmd-Backspace': erase('back', 'line'),
    Tab: either(indentList, nextCell('forth')),
    'Shift-Tab': either(outdentList, nextCell('back')),
    'Mod-b': toggleMark(schema.marks.strong),
    'Mod-i': toggleMark(schema.marks.em),
    'Mod-Shift-7': setList('ordered'),
    'Mod-Shift-8': setList('bullet'),
    'Mod-Alt-0': setBlockType('paragraph'),
    'Mod-Alt-1': setBlockType('heading', 1),
    'Mod-Alt-2': setBlockType('heading', 2),
    'Mod-Alt-3': setBlockType('heading', 3),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
  })
}

function either(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => commands.some((command) => command(state, dispatch, view))
}

/** Moves the caret to the next cell of the table it is in. Outside a table Tab stays with the window. */
function nextCell(direction: 'back' | 'forth'): Command {
  return (state, dispatch) => {
    const { $head } = state.selection
    for (let depth = $head.depth; depth > 0; depth--) {
      if ($head.node(depth).type.name !== 'table_cell') continue
      const edge = direction === 'forth' ? $head.after(depth) : $head.before(depth)
      const target = TextSelection.near(state.doc.resolve(edge), direction === 'forth' ? 1 : -1)
      dispatch?.(state.tr.setSelection(target).scrollIntoView())
      return true
    }
    return false
  }
}
