export { ImportHost } from './import-host'
export { ImportButton } from './import-button'
export { ImportStatus } from './import-status'
