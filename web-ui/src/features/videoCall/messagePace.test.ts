import { expect, it } from 'vitest'
import { MessagePace } from './messagePace'

let now = 0
const taken = (pace: MessagePace, tries: number) =>
  Array.from({ length: tries }, () => pace.takes()).filter(Boolean)

it('takes a handful at once, then one a second', () => {
  const pace = new MessagePace(() => now)
  expect(taken(pace, 1000)).toHaveLength(30)
  now += 999
  expect(pace.takes()).toBe(false)
  now += 1
  expect(taken(pace, 2)).toHaveLength(1)
  now += 5000
  expect(taken(pace, 1000)).toHaveLength(5)
})

it('takes no more at once after a long time', () => {
  const pace = new MessagePace(() => now)
  now += 3_600_000
  expect(taken(pace, 1000)).toHaveLength(30)
})
