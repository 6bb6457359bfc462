import { history } from 'prosemirror-history'
import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import type { Plugin } from 'prosemirror-state'
import { activeClausePlugin, liftPlugins } from './highlight'
import { writingKeys } from './keys'

/** What the editor of a review is made of. None of these changes the text by itself. */
export function editorPlugins(): Plugin[] {
  return [
    writingKeys(),
    keymap({ 'Mod-a': baseKeymap['Mod-a']! }),
    history({ depth: 1000 }),
    activeClausePlugin(),
    ...liftPlugins(),
  ]
}
