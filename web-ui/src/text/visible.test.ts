import { expect, it } from 'vitest'
import { isVisible, withoutControls } from './visible'
import { textCases } from './textCases'

it.each(textCases.visible.yes)('sees %j', (text) => {
  expect(isVisible(text)).toBe(true)
})

it.each(textCases.visible.no)('sees nothing in %j', (text) => {
  expect(isVisible(text)).toBe(false)
})

it('takes control characters out, but not the ends of lines', () => {
  expect(withoutControls('a\u0000b\tc\r\nd\u001b[0m\u000be\u0085f\u009bg')).toBe('ab\tc\r\nd[0m\ne\nfg')
})
