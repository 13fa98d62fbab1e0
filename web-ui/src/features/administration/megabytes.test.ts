import { describe, expect, it } from 'vitest'
import { bytesOf, megabytesOf } from './megabytes'

describe('what is typed for a limit', () => {
  it('is a whole number of megabytes, or nothing for no limit', () => {
    expect(bytesOf('20')).toBe(20 * 1024 * 1024)
    expect(bytesOf(' 0 ')).toBe(0)
    expect(bytesOf('۲۰')).toBe(20 * 1024 * 1024)
    expect(bytesOf(' ')).toBeNull()
  })

  it.each(['-1', '1.5', 'many', '1e9', '99999999999'])('is refused where it is %s', (typed) => {
    expect(bytesOf(typed)).toBeUndefined()
  })

  it('is shown as it was typed', () => {
    expect(megabytesOf(null)).toBe('')
    expect(megabytesOf(bytesOf('20') ?? 0)).toBe('20')
    expect(megabytesOf(1)).toBe('1')
  })
})
