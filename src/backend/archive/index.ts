export { isLitter } from './entry-name'
export { readArchive } from './read-archive'
export { LIMITS, type Limits } from './limits'
export { writeArchive, writeZip } from './write-archive'
