// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, reactive, shallowRef } from 'vue'
import { useEmbeddedCall } from './useEmbeddedCall'
import type { LinkToken } from './linkToken'
import type { VideoCallVisit } from './useVideoCall'
import type { CallMessage, HostPageMessage } from '@/embed/messages'

const fakes = vi.hoisted(() => ({
  told: [] as unknown[],
  say: (() => undefined) as (message: unknown) => void,
  token: null as unknown,
  open: (): Promise<void> => Promise.resolve(),
  mayShow: true,
}))
vi.mock('./hostPage', () => ({
  connectHostPage: (onMessage: (message: unknown) => void) => {
    fakes.say = onMessage
    return {
      mayShow: fakes.mayShow,
      tell: (message: unknown) => fakes.told.push(message),
      close: () => undefined,
    }
  },
}))
const visit = shallowRef<VideoCallVisit>({ name: 'looking' })
vi.mock('./useVideoCall', () => ({
  useVideoCall: (_: string, token: unknown) => {
    fakes.token = token
    return { visit, open: () => fakes.open() }
  },
}))
const call = reactive({ state: { name: 'idle' }, leave: vi.fn() })
vi.mock('@/features/call/callStore', () => ({ useCallStore: () => call }))

let wrapper: VueWrapper
let of: ReturnType<typeof useEmbeddedCall>
let opened: (string | null)[]
const onLook = vi.fn()

function frame(first: string | null = null): void {
  wrapper = mount(
    defineComponent({
      setup() {
        of = useEmbeddedCall('room', first, onLook)
        return () => h('div')
      },
    }),
  )
  of.start()
}

const say = (message: HostPageMessage) => {
  fakes.say(message)
}
const token = () => (fakes.token as LinkToken).read()
const told = () => fakes.told as CallMessage[]

async function goTo(next: VideoCallVisit, state = call.state.name): Promise<void> {
  visit.value = next
  call.state = { name: state }
  await flushPromises()
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  setActivePinia(createPinia())
  visit.value = { name: 'looking' }
  call.state = { name: 'idle' }
  call.leave.mockClear()
  onLook.mockClear()
  fakes.told = []
  fakes.mayShow = true
  opened = []
  fakes.open = () => {
    opened.push(token())
    return Promise.resolve()
  }
})
afterEach(() => {
  wrapper.unmount()
  vi.useRealTimers()
})

describe('the token', () => {
  it('is awaited, and looked at when it comes', async () => {
    frame()
    expect(told()).toEqual([{ type: 'parley.ready' }])
    expect(opened).toEqual([])
    say({ type: 'parley.enter', token: 'a' })
    say({ type: 'parley.enter', token: 'a' })
    await flushPromises()
    expect(opened).toEqual(['a'])
  })

  it('may stand in the address', () => {
    frame('a')
    expect(opened).toEqual(['a'])
  })

  it('that comes last counts, of those that come while one is looked at', async () => {
    let answer = (): void => undefined
    fakes.open = () => {
      opened.push(token())
      return new Promise((resolve) => {
        answer = resolve
      })
    }
    frame()
    for (const next of ['a', 'b', 'c', 'd']) {
      say({ type: 'parley.enter', token: next })
    }
    expect(opened).toEqual(['a'])
    answer()
    await flushPromises()
    expect(opened).toEqual(['a', 'd'])
    answer()
    await flushPromises()
    expect(opened).toHaveLength(2)
  })

  it('does not disturb a call that goes on', async () => {
    frame('a')
    await goTo({ name: 'inside' }, 'active')
    say({ type: 'parley.enter', token: 'b' })
    expect(opened).toEqual(['a'])
    expect(token()).toBe('b')
  })

  it('is missed after a while', () => {
    frame()
    vi.advanceTimersByTime(10_000)
    expect(of.unasked.value).toBe(true)
    say({ type: 'parley.enter', token: 'a' })
    expect(of.unasked.value).toBe(false)
  })

  it.each([null, 'a'])('is not missed after a call that was short (%s)', (first) => {
    frame(first)
    say({ type: 'parley.enter', token: 'a' })
    const given = fakes.token as LinkToken
    given.forget()
    vi.advanceTimersByTime(10_000)
    expect(of.unasked.value).toBe(false)
  })

  it('is not looked at for a site that may show no call', () => {
    fakes.mayShow = false
    frame('a')
    expect(opened).toEqual([])
  })
})

describe('the host page', () => {
  it('is told of joining once, of leaving, and of the end', async () => {
    frame('a')
    await goTo({ name: 'inside' }, 'starting')
    expect(told()).toHaveLength(1)
    await goTo({ name: 'inside' }, 'active')
    await goTo({ name: 'inside' }, 'elsewhere')
    await goTo({ name: 'inside' }, 'active')
    await goTo({ name: 'looking' }, 'ended')
    await goTo({ name: 'ended', durationMs: 5_000 })
    expect(told().slice(1)).toEqual([
      { type: 'parley.joined' },
      { type: 'parley.left' },
      { type: 'parley.ended', durationMs: 5_000 },
    ])
  })

  it.each(['TOKEN_EXPIRED', 'VIDEO_CALL_NOT_FOUND', 'TOKEN_INVALID', 'CALL_LINK_USED'] as const)(
    'is told why there is no way in: %s',
    async (code) => {
      frame('a')
      await goTo({ name: 'closed', code })
      expect(told().slice(1)).toEqual([{ type: 'parley.refused', code }])
    },
  )

  it('decides on the look', () => {
    frame()
    const look: HostPageMessage = { type: 'parley.show', lang: 'fa', theme: 'light', nameHidden: true }
    say(look)
    expect(onLook).toHaveBeenCalledWith(look)
  })

  it('has the call left, which one is in', async () => {
    frame('a')
    say({ type: 'parley.leave' })
    expect(call.leave).not.toHaveBeenCalled()
    await goTo({ name: 'inside' }, 'active')
    say({ type: 'parley.leave' })
    expect(call.leave).toHaveBeenCalledOnce()
  })
})

describe('a frame that goes', () => {
  beforeEach(async () => {
    frame('a')
    await goTo({ name: 'inside' }, 'active')
  })

  it('leaves where it is taken out of its page', () => {
    window.dispatchEvent(new Event('pagehide'))
    expect(call.leave).toHaveBeenCalledOnce()
  })

  it('leaves the call waiting where the page goes, which may be loaded again', () => {
    window.dispatchEvent(new Event('beforeunload'))
    window.dispatchEvent(new Event('pagehide'))
    expect(call.leave).not.toHaveBeenCalled()
  })

  it('leaves where the page was about to go and has stayed', () => {
    window.dispatchEvent(new Event('beforeunload'))
    vi.advanceTimersByTime(2000)
    window.dispatchEvent(new Event('pagehide'))
    expect(call.leave).toHaveBeenCalledOnce()
  })
})
