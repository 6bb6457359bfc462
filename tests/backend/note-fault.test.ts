import { expect, test } from 'vitest'
import { desk } from './support/desk'
import { testFolder } from './support/folder'

test('a fault that a window noticed is one line of the log, cut to what is sane', async () => {
  const at = await desk(await testFolder('memory'))
  await at.client['app.read']({ window: 'w1' })
  await at.client['app.note-fault']({ text: 'tracking: base\nreplace' })
  expect(at.log).toEqual(['the window noticed a fault: tracking: base replace'])
  await expect(at.client['app.note-fault']({ text: 'x'.repeat(501) })).rejects.toThrow('input-invalid')
})
