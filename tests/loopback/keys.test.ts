import { expect, test } from 'vitest'
import { makeKeys } from '../../src/loopback/keys'

function setUp() {
  const time = { now: 0 }
  return { time, keys: makeKeys(() => time.now) }
}

test('a code is worth the token once', () => {
  const { keys } = setUp()
  const code = keys.issueCode()
  expect(keys.redeem(code)).toBe(keys.token)
  expect(keys.redeem(code)).toBeNull()
})

test.each([
  [0, true],
  [30_000, true],
  [30_001, false],
])('after %i ms a code is good: %s', (after, good) => {
  const { time, keys } = setUp()
  const code = keys.issueCode()
  time.now = after
  expect(keys.redeem(code) !== null).toBe(good)
})

test('a new code ends the one before', () => {
  const { keys } = setUp()
  const first = keys.issueCode()
  const second = keys.issueCode()
  expect(keys.redeem(first)).toBeNull()
  expect(keys.redeem(second)).toBe(keys.token)
})

test('a wrong guess does not use a code up', () => {
  const { keys } = setUp()
  const code = keys.issueCode()
  for (const guess of ['', code.slice(1), `${code}x`, null, undefined, 1, {}, [code]])
    expect(keys.redeem(guess)).toBeNull()
  expect(keys.redeem(code)).toBe(keys.token)
})

test('keys are 256 random bits', () => {
  const { keys } = setUp()
  expect(Buffer.from(keys.token, 'base64url')).toHaveLength(32)
  expect(Buffer.from(keys.issueCode(), 'base64url')).toHaveLength(32)
  expect(makeKeys(() => 0).token).not.toBe(keys.token)
})
