import { expect, it } from 'vitest'
import { readChoices } from './choices'

it.each([null, 'text', 7, [], { audioinput: 7 }, { audioinput: { deviceId: 7, label: '' } }, { other: {} }])(
  'takes nothing from %j',
  (stored) => {
    expect(readChoices(stored)).toEqual({})
  },
)

it('takes what is a choice', () => {
  const stored = { videoinput: { deviceId: 'a', label: 'A', more: 1 }, audioinput: null }
  expect(readChoices(stored)).toEqual({ videoinput: { deviceId: 'a', label: 'A' } })
})
