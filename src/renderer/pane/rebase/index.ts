// What draws is fetched when it is wanted: it comes with much of the desk.
export { useMoveRequest } from './move-store'
export { useMoves } from './use-moves'
