// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { followPage } from './pageLife'

function transition(type: 'pagehide' | 'pageshow', persisted: boolean): void {
  window.dispatchEvent(Object.assign(new Event(type), { persisted }))
}

it('tells a page that goes from one that is kept and shown again', () => {
  const onEnd = vi.fn()
  const onReturn = vi.fn()
  followPage(onEnd, onReturn)

  transition('pageshow', false)
  transition('pagehide', true)
  expect(onEnd).not.toHaveBeenCalled()
  expect(onReturn).not.toHaveBeenCalled()

  transition('pageshow', true)
  expect(onReturn).toHaveBeenCalledOnce()

  transition('pagehide', false)
  expect(onEnd).toHaveBeenCalledOnce()
})
