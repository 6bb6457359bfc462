/** Something a person can do, found in the palette and bound to a key. */
export interface Command {
  /** `<screen>.<act>`, stable: settings name it when its key is changed. */
  readonly id: string
  /** i18n key with its namespace, e.g. `desk:command.accept`. */
  readonly title: string
  /** e.g. `Mod-Enter`, `Shift-F8`, `Alt-a`, `?`. `Mod` is Cmd on a Mac and Ctrl elsewhere. */
  readonly keys?: string
  /** i18n key of the heading under which the key sheet lists it. */
  readonly group: string
  run(): void
  enabled?(): boolean
}
