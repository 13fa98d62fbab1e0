import { expect, it } from 'vitest'
import { clockOf } from './clock'

it.each([
  [['de-DE', 'en-US'], 'h23'],
  [['en-DE'], 'h23'],
  [['en', 'de-DE'], 'h23'],
  [['en-GB'], 'h23'],
  [['fa-IR'], 'h23'],
  [['ru'], 'h23'],
  [['en-US'], 'h12'],
  [['ja-JP'], 'h23'],
  [['en-IN', 'hi'], 'h12'],
])('tells the time as in the region of %j', (languages, hourCycle) => {
  expect(clockOf(languages).hourCycle).toBe(hourCycle)
})

it('writes times of an English page so', () => {
  const at = new Date(2026, 10, 29, 15, 4)
  expect(new Intl.DateTimeFormat('en', clockOf(['de-DE'])).format(at)).toBe('15:04')
  expect(new Intl.DateTimeFormat('en', clockOf(['en-US'])).format(at)).toMatch(/^3:04\sPM$/u)
})

it('takes what the browser says though it is no language', () => {
  expect(() => clockOf(['de_DE@euro', 'de-DE'])).not.toThrow()
  expect(() => clockOf([])).not.toThrow()
  expect(() => clockOf(['C'])).not.toThrow()
  expect(clockOf(['C', 'de-DE']).hourCycle).toBe('h23')
})
