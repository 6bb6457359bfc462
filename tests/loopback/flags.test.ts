import { expect, test } from 'vitest'
import { parseFlags } from '../../src/loopback/flags'

test.each([
  [[], { data: null, port: 0 }],
  [['--data', 'd', '--port', '8080'], { data: 'd', port: 8080 }],
  [['--data=d', '--no-open'], { data: 'd', port: 0 }],
  [['--port', '65536'], null],
  [['--port', '-1'], null],
  [['--port', '80a'], null],
  [['--port', ''], null],
  [['--data', ''], null],
  [['--data'], null],
  [['--host', '0.0.0.0'], null],
  [['d'], null],
])('%j', (args, expected) => {
  expect(parseFlags(args)).toEqual(expected)
})
