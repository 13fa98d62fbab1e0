// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { meetingIn } from './meetingIn'

it.each([
  [`Come: ${location.origin}/m/kfw-qtzm-rha.`, 'kfw-qtzm-rha'],
  [`${location.origin}/m/abc-defg-hij and ${location.origin}/m/kfw-qtzm-rha`, 'abc-defg-hij'],
  ['https://elsewhere.example/m/kfw-qtzm-rha', null],
  ['/m/kfw-qtzm-rha', null],
  ['Nothing', null],
])('of "%s" it is %s', (text, code) => {
  expect(meetingIn(text)).toBe(code)
})
