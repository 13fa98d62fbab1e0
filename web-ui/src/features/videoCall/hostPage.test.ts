// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectHostPage, type FramedWindow, listedOrigins } from './hostPage'
import type { HostPageMessage } from '@/embed/messages'

const SHOP = 'https://shop.example.org'
const OTHER = 'https://other.example.org'
const EVIL = 'https://evil.example'
const ENTER: HostPageMessage = { type: 'parley.enter', token: 'secret' }

let target: EventTarget
let parent: { postMessage: ReturnType<typeof vi.fn> }
let heard: HostPageMessage[]

function connect(ancestors?: string[], listed = [SHOP, OTHER]) {
  const self = Object.assign(target, { parent, location: { ancestorOrigins: ancestors } })
  return connectHostPage((message) => heard.push(message), listed, self as unknown as FramedWindow)
}

function say(data: unknown, { origin = SHOP, source = parent as unknown } = {}): void {
  target.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }))
}

const toldTo = () => parent.postMessage.mock.calls.map(([, origin]) => origin as string)

beforeEach(() => {
  target = new EventTarget()
  parent = { postMessage: vi.fn() }
  heard = []
})
afterEach(() => {
  document.head.replaceChildren()
})

describe('who is heard', () => {
  it('is the parent, of a listed origin', () => {
    connect()
    say(ENTER)
    expect(heard).toEqual([ENTER])
  })

  it.each([
    ['another origin', { origin: EVIL }],
    ['an origin that begins alike', { origin: `${SHOP}.evil.example` }],
    ['no origin', { origin: 'null' }],
    ['another window of a listed origin', { source: {} }],
  ])('is not %s', (_, from) => {
    connect()
    say(ENTER, from)
    expect(heard).toEqual([])
  })

  it('is nobody where nobody is listed', () => {
    const hostPage = connect(undefined, [])
    say(ENTER)
    expect(heard).toEqual([])
    expect(hostPage.mayShow).toBe(false)
  })

  it('is one origin, from its first message on', () => {
    connect()
    say(ENTER)
    say({ type: 'parley.leave' }, { origin: OTHER })
    expect(heard).toEqual([ENTER])
  })

  it('is nobody after the end', () => {
    connect().close()
    say(ENTER)
    expect(heard).toEqual([])
  })

  it('is not heard a thousand times', () => {
    connect()
    for (let n = 0; n < 1000; n++) {
      say({ type: 'parley.enter', token: String(n) })
    }
    expect(heard.length).toBeLessThan(40)
  })
})

describe('who is told', () => {
  it('is whoever of the listed it may be, until it has spoken', () => {
    const hostPage = connect()
    hostPage.tell({ type: 'parley.ready' })
    expect(toldTo()).toEqual([SHOP, OTHER])
    say(ENTER, { origin: OTHER })
    hostPage.tell({ type: 'parley.joined' })
    expect(toldTo()).toEqual([SHOP, OTHER, OTHER])
  })

  it('is the parent alone where the browser tells its origin', () => {
    const hostPage = connect([OTHER, SHOP])
    hostPage.tell({ type: 'parley.ready' })
    expect(toldTo()).toEqual([OTHER])
  })

  it.each([[[EVIL]], [[SHOP, EVIL]]])('is nobody where one that is not listed is around: %j', (ancestors) => {
    const hostPage = connect(ancestors)
    hostPage.tell({ type: 'parley.ready' })
    say(ENTER)
    expect(hostPage.mayShow).toBe(false)
    expect(toldTo()).toEqual([])
    expect(heard).toEqual([])
  })
})

it('is a page of its own without a host page', () => {
  const hostPage = connectHostPage((message) => heard.push(message), [SHOP], window)
  expect(hostPage.mayShow).toBe(true)
  window.dispatchEvent(Object.assign(new Event('message'), { data: ENTER, origin: SHOP, source: window }))
  expect(heard).toEqual([])
})

it('reads the origins that the server has listed', () => {
  expect(listedOrigins()).toEqual([])
  const meta = document.createElement('meta')
  meta.name = 'parley-embed-origins'
  document.head.append(meta)
  expect(listedOrigins()).toEqual([])
  meta.content = `${SHOP} ${OTHER}`
  expect(listedOrigins()).toEqual([SHOP, OTHER])
})
