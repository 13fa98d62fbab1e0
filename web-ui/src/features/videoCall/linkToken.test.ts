// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest'
import { forgetLinkToken, linkTokenOf, memoryToken, takeFrameToken, takeLinkToken } from './linkToken'

afterEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '/')
})

it('takes the token out of the address, and keeps it for its room alone', () => {
  history.replaceState(null, '', '/video-call/abc?token=secret')
  takeLinkToken()
  expect(location.href).not.toContain('secret')
  expect(location.pathname).toBe('/video-call/abc')
  expect(linkTokenOf('abc')).toBe('secret')
  expect(linkTokenOf('other')).toBeNull()
})

it('leaves other addresses alone', () => {
  history.replaceState(null, '', '/invite/abc?token=secret')
  takeLinkToken()
  expect(location.search).toBe('?token=secret')
  expect(linkTokenOf('abc')).toBeNull()
})

it('finds the token again after a reload, until it is forgotten', () => {
  history.replaceState(null, '', '/video-call/abc?token=secret')
  takeLinkToken()
  takeLinkToken()
  expect(linkTokenOf('abc')).toBe('secret')
  forgetLinkToken()
  expect(linkTokenOf('abc')).toBeNull()
})

it('is without a token where what was kept cannot be read', () => {
  sessionStorage.setItem('parley.callLink', '{')
  expect(linkTokenOf('abc')).toBeNull()
})

it('takes the token of an embedded call from behind the #, and keeps it nowhere', () => {
  history.replaceState(null, '', '/embed/video-call/abc?lang=fa#token=secret')
  expect(takeFrameToken()).toBe('secret')
  expect(location.href).toMatch(/\/embed\/video-call\/abc\?lang=fa$/)
  expect(sessionStorage).toHaveLength(0)
  expect(takeFrameToken()).toBeNull()
})

it('knows a token of the memory until it is forgotten, or another one is taken', () => {
  const token = memoryToken('a')
  expect(token.read()).toBe('a')
  token.take('b')
  expect(token.read()).toBe('b')
  token.forget()
  expect(token.read()).toBeNull()
})
