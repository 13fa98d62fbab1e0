// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { accountToken, forgetAccountLink, takeAccountLink } from './accountLink'

beforeEach(() => {
  sessionStorage.clear()
})

it('takes the token out of the address at once, and keeps it for its page', () => {
  history.replaceState(null, '', '/reset-password#token=abc')
  takeAccountLink()
  expect(location.href).not.toContain('abc')
  expect(accountToken('/reset-password')).toBe('abc')
  expect(accountToken('/confirm-email')).toBeNull()
  forgetAccountLink()
  expect(accountToken('/reset-password')).toBeNull()
})

it('leaves the addresses of other pages alone', () => {
  history.replaceState(null, '', '/chats/1#token=abc')
  takeAccountLink()
  expect(location.hash).toBe('#token=abc')
  expect(sessionStorage.length).toBe(0)
})

it('has no token where what is kept is nonsense', () => {
  sessionStorage.setItem('parley.accountLink', '{')
  expect(accountToken('/reset-password')).toBeNull()
})
