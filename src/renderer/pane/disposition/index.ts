export { Disposition } from './disposition'
