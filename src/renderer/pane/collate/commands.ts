import { useMemo } from 'react'
import { type Command, useCommands } from '../../command'
import { collationStore } from '../../store/collation-window'
import {
  currentMatter,
  defer,
  go,
  keep,
  lastStep,
  lastUndone,
  mayEnter,
  reject,
  reopen,
  takeWish,
  undoEntry,
} from './acts'
import { bringFiles, bringFolder } from './bring'
import { canReword, isClosed } from './closed'
import { flipNames, openDisposition } from './header'
import { startOwn } from './own-wording'
import { REASON_CODES } from './reason'
import { setFilter, setView, viewStore } from './view'
import type { Matter } from '../../../core/collation'

const GROUP = 'collate:command.group'
const MOST_LANES = 9
const MOST_REASON_KEYS = 9

/** Every act of the screen as a command, so that each is in the palette and has a key that can be changed. */
export function useCollateCommands(search: React.RefObject<HTMLInputElement | null>): void {
  const commands = useMemo(
    () => [
      ...takeCommands(),
      ...verdictCommands(),
      ...stepCommands(),
      ...wayCommands(),
      ...reasonCommands(),
      ...wholeCommands(search),
    ],
    [search],
  )
  useCommands(commands)
}

/** A list that has just been opened takes the keys itself. */
function isFree(): boolean {
  return document.querySelector('.popover') === null
}

function onMatter(
  fits: (matter: Matter) => boolean,
  run: (matter: Matter) => void,
): Pick<Command, 'enabled' | 'run'> {
  const now = (): Matter | null => {
    const matter = currentMatter()
    return matter && isFree() && mayEnter() && fits(matter) ? matter : null
  }
  return {
    enabled: () => now() !== null,
    run: () => {
      const matter = now()
      if (matter) run(matter)
    },
  }
}

const isOpen = (matter: Matter): boolean => !isClosed(matter)

function takeCommands(): Command[] {
  return Array.from({ length: MOST_LANES }, (_, i) => ({
    id: `collate.take${i + 1}`,
    title: `collate:command.take${i + 1}`,
    group: GROUP,
    keys: String(i + 1),
    ...onMatter(
      (matter) => isOpen(matter) && (i < matter.wishes.length || (i === 0 && matter.thread !== null)),
      (matter) => takeWish(matter, matter.wishes[i]?.digest ?? null),
    ),
  }))
}

function command(id: string, keys: string, how: Pick<Command, 'enabled' | 'run'>): Command {
  return { id: `collate.${id}`, title: `collate:command.${id}`, group: GROUP, keys, ...how }
}

function verdictCommands(): Command[] {
  return [
    command(
      'edit',
      'e',
      onMatter(
        (one) => isOpen(one) && canReword(one),
        (one) => startOwn(one),
      ),
    ),
    command('reject', 'r', onMatter(isOpen, reject)),
    command(
      'defer',
      'd',
      onMatter(isOpen, (one) => defer(one)),
    ),
    command(
      'ask',
      'Shift-d',
      onMatter(
        (one) => isOpen(one) && one.heads.length > 0,
        () => setView({ dialog: 'ask' }),
      ),
    ),
    command(
      'refer',
      'g',
      onMatter(isOpen, () => setView({ dialog: 'refer' })),
    ),
    command(
      'keep',
      'l',
      onMatter((one) => isOpen(one) && one.state === 'late', keep),
    ),
    command(
      'reopen',
      'o',
      onMatter(
        (one) => isOpen(one) && one.standing !== null,
        (one) => void reopen(one),
      ),
    ),
  ]
}

function stepCommands(): Command[] {
  return [
    command('undo', 'u', {
      enabled: () => isFree() && mayEnter() && lastStep() !== null,
      run: () => {
        const step = lastStep()
        if (step) void undoEntry(step)
      },
    }),
    command('redo', 'Shift-u', {
      enabled: () => isFree() && mayEnter() && lastUndone() !== null,
      run: () => {
        const step = lastUndone()
        if (step) void undoEntry(step)
      },
    }),
  ]
}

function wayCommands(): Command[] {
  const ways = [
    { id: 'next', keys: 'n', step: 1, which: 'undecided' },
    { id: 'previous', keys: 'p', step: -1, which: 'undecided' },
    { id: 'down', keys: 'j', step: 1, which: 'any' },
    { id: 'up', keys: 'k', step: -1, which: 'any' },
  ] as const
  return ways.map(({ id, keys, step, which }) => ({
    id: `collate.${id}`,
    title: `collate:command.${id}`,
    group: GROUP,
    keys,
    enabled: isFree,
    run: () => go(step, which),
  }))
}

function reasonCommands(): Command[] {
  const codes = REASON_CODES.map((code, i): Command => ({
    id: `collate.reason.${code}`,
    title: `disposition:code.${code}`,
    group: 'collate:command.reasons',
    ...(i < MOST_REASON_KEYS ? { keys: `Alt-Shift-${i + 1}` } : {}),
    enabled: () => currentMatter() !== null,
    run: () => setView({ code }),
  }))
  const sentence: Command = {
    id: 'collate.sentence',
    title: 'collate:command.sentence',
    group: GROUP,
    keys: 's',
    enabled: () => currentMatter() !== null && isFree(),
    run: () => document.getElementById('collate-sentence')?.focus(),
  }
  return [...codes, sentence]
}

function wholeCommands(search: React.RefObject<HTMLInputElement | null>): Command[] {
  const isThere = (): boolean => collationStore.getState().open !== null
  const plain = (id: string, keys: string, run: () => void, enabled: () => boolean = isThere): Command => ({
    id: `collate.${id}`,
    title: `collate:command.${id}`,
    group: GROUP,
    run,
    enabled,
    ...(keys === '' ? {} : { keys }),
  })
  const { getState } = viewStore
  return [
    plain('search', 'Mod-f', () => search.current?.select()),
    plain('disagreements', 'x', () =>
      setFilter({ only: getState().filter.only === null ? 'disagreements' : null }),
    ),
    plain('undecided', 'i', () =>
      setFilter({ state: getState().filter.state === 'undecided' ? null : 'undecided' }),
    ),
    plain(
      'agreed',
      'a',
      () => setView({ dialog: 'agreed' }),
      () => isFree() && mayEnter(),
    ),
    plain(
      'bulk',
      'b',
      () => setView({ dialog: 'bulk' }),
      () => mayEnter() && getState().ticked.size > 0,
    ),
    plain('files', 'Mod-o', bringFiles, mayEnter),
    plain('folder', 'Mod-Shift-o', bringFolder, mayEnter),
    plain('gather', '', () => setView({ dialog: 'gather' }), mayEnter),
    plain('names', '', flipNames, mayEnter),
    { ...plain('disposition', 'Alt-Shift-d', openDisposition), title: 'disposition:open' },
    plain('snapshot', '', () => setView({ dialog: 'snapshot' }), mayEnter),
    plain('publish', '', () => setView({ dialog: 'publish' }), mayEnter),
    plain('showMatter', 'Alt-Shift-m', () => setView({ side: 'matter' })),
    plain('showPeople', 'Alt-Shift-p', () => setView({ side: 'people' })),
    plain('showHistory', 'Alt-Shift-h', () => setView({ side: 'history' })),
  ]
}
