import { describe, expect, it } from 'vitest'
import { callMessage, hostPageMessage } from './messages'

describe('what a host page says', () => {
  it.each([
    [
      { type: 'parley.enter', token: 'a.b.c', more: 1 },
      { type: 'parley.enter', token: 'a.b.c' },
    ],
    [{ type: 'parley.leave' }, { type: 'parley.leave' }],
    [
      { type: 'parley.show', lang: 'fa', theme: 'light', nameHidden: true },
      { type: 'parley.show', lang: 'fa', theme: 'light', nameHidden: true },
    ],
    [{ type: 'parley.show' }, { type: 'parley.show', lang: null, theme: null, nameHidden: false }],
    [
      { type: 'parley.show', lang: 7, theme: {}, nameHidden: 'yes' },
      { type: 'parley.show', lang: null, theme: null, nameHidden: false },
    ],
  ])('is read: %j', (data, message) => {
    expect(hostPageMessage(data)).toEqual(message)
  })

  it.each([
    null,
    undefined,
    'parley.enter',
    7,
    [],
    {},
    { type: 'enter', token: 'a' },
    { type: 'parley.enter' },
    { type: 'parley.enter', token: '' },
    { type: 'parley.enter', token: 7 },
    { type: 'parley.enter', token: 'x'.repeat(4097) },
    { type: 'parley.ready' },
  ])('is nothing: %j', (data) => {
    expect(hostPageMessage(data)).toBeNull()
  })
})

describe('what a frame says', () => {
  it.each([
    { type: 'parley.ready' },
    { type: 'parley.joined' },
    { type: 'parley.left' },
    { type: 'parley.ended', durationMs: 0 },
    { type: 'parley.refused', code: 'TOKEN_EXPIRED' },
  ])('is read: %j', (data) => {
    expect(callMessage(data)).toEqual(data)
  })

  it.each([
    null,
    'parley.joined',
    { type: 'parley.ended' },
    { type: 'parley.ended', durationMs: '7' },
    { type: 'parley.refused' },
    { type: 'parley.somethingNewer' },
    { type: 'parley.enter', token: 'a' },
  ])('is nothing: %j', (data) => {
    expect(callMessage(data)).toBeNull()
  })
})
