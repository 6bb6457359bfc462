export { Desk, type DeskProps } from './desk'
