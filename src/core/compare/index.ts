export { type Comparing, compare } from './compare'
export { Spend } from './spend'
