import '../no-code-from-strings'
import { carryOut } from './carry-out'
import type { Order, Report } from './message'

// The compiler takes this file for one of the window's; a worker's `postMessage` needs no address.
const post = postMessage as (report: Report) => void

addEventListener('message', (event: MessageEvent<Order>) => void carryOut(event.data, post), { once: true })
