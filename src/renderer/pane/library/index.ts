export { Library } from './library'
