export { Adjudicate } from './adjudicate'
