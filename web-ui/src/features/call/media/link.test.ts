import { expect, it } from 'vitest'
import { linkOf } from './link'

it('is that of the one other in a call of two', () => {
  expect(linkOf(['connecting'])).toBe('connecting')
  expect(linkOf(['connected'])).toBe('connected')
  expect(linkOf(['reconnecting'])).toBe('reconnecting')
})

it('is connected while there is one to talk to, or nobody', () => {
  expect(linkOf(['lost', 'connected', 'connecting'])).toBe('connected')
  expect(linkOf([])).toBe('connected')
})

it('is being mended where all are gone who were there', () => {
  expect(linkOf(['reconnecting', 'connecting'])).toBe('reconnecting')
  expect(linkOf(['lost', 'connecting'])).toBe('reconnecting')
})
