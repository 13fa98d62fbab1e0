// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest'
import { keepInMemoryWhereRefused } from './keptInMemory'

const own = Object.getOwnPropertyDescriptor(window, 'localStorage')

afterEach(() => {
  Reflect.deleteProperty(window, 'localStorage')
  if (own) {
    Object.defineProperty(window, 'localStorage', own)
  }
})

it('keeps for this page what the browser refuses to keep', () => {
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('refused', 'SecurityError')
    },
  })
  keepInMemoryWhereRefused()
  localStorage.setItem('a', '1')
  expect(localStorage.getItem('a')).toBe('1')
  expect([localStorage.length, localStorage.key(0)]).toEqual([1, 'a'])
  localStorage.removeItem('a')
  expect(localStorage.getItem('a')).toBeNull()
})

it('leaves a storage that works as it is', () => {
  const before = window.sessionStorage
  keepInMemoryWhereRefused()
  expect(window.sessionStorage).toBe(before)
})
