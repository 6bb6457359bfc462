export { AskName } from './ask-name'
