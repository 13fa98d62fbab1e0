// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CallMessage } from './messages'
import { ParleyCall } from './parleyCall'

const SERVER = 'https://chat.example.org'

let heard: [string, unknown][]
let sent: ReturnType<typeof vi.fn>

function place(attributes: Record<string, string>): ParleyCall {
  const element = document.createElement('parley-call') as ParleyCall
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value)
  }
  for (const name of ['joined', 'left', 'ended', 'refused']) {
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail as unknown]))
  }
  document.body.append(element)
  return element
}

/** Its frame, with a window that notes what it is told: jsdom gives none to a frame in a shadow root. */
function frameOf(element: ParleyCall): HTMLIFrameElement {
  const frame = element.shadowRoot?.querySelector('iframe')
  if (!frame) {
    throw new Error('no frame')
  }
  if (!frame.contentWindow) {
    Object.defineProperty(frame, 'contentWindow', { value: { postMessage: sent } })
  }
  return frame
}

/** As the frame does it, or somebody who would like to be it. */
function say(element: ParleyCall, message: CallMessage, { origin = SERVER, source = null as unknown } = {}) {
  const event = new Event('message')
  Object.assign(event, { data: message, origin, source: source ?? frameOf(element).contentWindow })
  window.dispatchEvent(event)
}

/** Has the frame say that it listens. */
function listen(element: ParleyCall): void {
  say(element, { type: 'parley.ready' })
}

beforeEach(() => {
  vi.useFakeTimers()
  ParleyCall.server = SERVER
  heard = []
  sent = vi.fn()
})
afterEach(() => {
  document.body.replaceChildren()
  vi.useRealTimers()
})

it('shows the frame of its room, without the token in the address', () => {
  const frame = frameOf(
    place({ room: 'a/b', token: 'secret', lang: 'fa', theme: 'light', 'name-hidden': '' }),
  )
  expect(frame.getAttribute('src')).toBe(`${SERVER}/embed/video-call/a%2Fb?lang=fa&theme=light&name=hidden`)
  expect(frame.getAttribute('allow')).toBe('camera; microphone; display-capture; autoplay; fullscreen')
  expect(frame.title).toBe('تماس تصویری')
})

it('hands the token over once the frame listens, to the origin of its server alone', () => {
  const element = place({ room: 'room', token: 'secret' })
  expect(sent).not.toHaveBeenCalled()
  listen(element)
  expect(sent.mock.calls).toEqual([[{ type: 'parley.enter', token: 'secret' }, SERVER]])
})

it('hands it over again where the frame was loaded again, and a later one as it comes', () => {
  const element = place({ room: 'room' })
  listen(element)
  expect(sent).not.toHaveBeenCalled()
  element.setAttribute('token', 'first')
  say(element, { type: 'parley.ready' })
  element.setAttribute('token', 'second')
  expect(sent.mock.calls.map(([message]) => message as unknown)).toEqual([
    { type: 'parley.enter', token: 'first' },
    { type: 'parley.enter', token: 'first' },
    { type: 'parley.enter', token: 'second' },
  ])
})

it('tells the page what happens in the call', () => {
  const element = place({ room: 'room', token: 'secret' })
  listen(element)
  say(element, { type: 'parley.joined' })
  say(element, { type: 'parley.left' })
  say(element, { type: 'parley.ended', durationMs: 683_000 })
  say(element, { type: 'parley.refused', code: 'TOKEN_EXPIRED' })
  expect(heard).toEqual([
    ['joined', null],
    ['left', null],
    ['ended', { durationMs: 683_000 }],
    ['refused', { code: 'TOKEN_EXPIRED' }],
  ])
})

it('believes nobody but its own frame, and that only as its server', () => {
  const element = place({ room: 'room', token: 'secret' })
  const other = place({ room: 'other', token: 'secret' })
  say(element, { type: 'parley.joined' }, { origin: 'https://evil.example' })
  say(element, { type: 'parley.joined' }, { source: window })
  expect(heard).toEqual([])
  say(other, { type: 'parley.joined' })
  expect(heard).toHaveLength(1)
})

it('passes changes of its look on', () => {
  const element = place({ room: 'room', token: 'secret' })
  listen(element)
  sent.mockClear()
  element.setAttribute('theme', 'light')
  element.setAttribute('lang', 'ru')
  expect(sent.mock.lastCall).toEqual([
    { type: 'parley.show', lang: 'ru', theme: 'light', nameHidden: false },
    SERVER,
  ])
  expect(frameOf(element).title).toBe('Видеозвонок')
})

it('leaves by taking the frame out: removed, or of another room', () => {
  const element = place({ room: 'room', token: 'secret' })
  const first = frameOf(element)
  listen(element)
  say(element, { type: 'parley.joined' })
  element.setAttribute('room', 'next')
  expect(first.isConnected).toBe(false)
  expect(frameOf(element).getAttribute('src')).toContain('/next')
  expect(heard).toEqual([
    ['joined', null],
    ['left', null],
  ])
  element.remove()
  expect(element.shadowRoot?.querySelector('iframe')).toBeNull()
  expect(heard).toHaveLength(2)
})

it('leaves when asked to', () => {
  const element = place({ room: 'room', token: 'secret' })
  listen(element)
  element.leave()
  expect(sent).toHaveBeenLastCalledWith({ type: 'parley.leave' }, SERVER)
})

it('shows what is inside of it in place of a frame that stays silent', () => {
  const element = place({ room: 'room', token: 'secret' })
  const instead = element.shadowRoot?.querySelector('slot')
  expect(instead?.hidden).toBe(true)
  vi.advanceTimersByTime(10_000)
  expect(heard).toEqual([['refused', { code: 'FRAME_BLOCKED' }]])
  expect(instead?.hidden).toBe(false)
  expect(frameOf(element).hidden).toBe(true)
  listen(element)
  expect(frameOf(element).hidden).toBe(false)
})

it('does nothing without a room', () => {
  const element = place({ token: 'secret' })
  expect(element.shadowRoot?.querySelector('iframe')).toBeNull()
  vi.advanceTimersByTime(10_000)
  expect(heard).toEqual([])
})
