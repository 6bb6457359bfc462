import { Menu } from 'electron'

/** Roles only: the system words them in its own language, and none of them loads or opens anything. */
export function setMenu(): void {
  const mac = process.platform === 'darwin'
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      { role: 'editMenu' },
      { role: 'windowMenu' },
    ]),
  )
}
