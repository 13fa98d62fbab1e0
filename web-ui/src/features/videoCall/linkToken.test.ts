import { afterEach, expect, it } from 'vitest'
import { forgetLinkToken, linkTokenOf, takeLinkToken } from './linkToken'

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
