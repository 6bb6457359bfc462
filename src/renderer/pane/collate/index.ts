export { Collate } from './collate'
