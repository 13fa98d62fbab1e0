// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import CallCheck from './CallCheck.vue'
import { getCheckPlan, offerToRouter } from './checkApi'
import { lookAtDevices, tryDevice } from './deviceSteps'
import { failed, passed, skipped, type StepResult } from './steps'
import { Problem } from '@/api/problem'
import type { CallCheckPlan } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { i18n } from '@/i18n/i18n'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { FakeConnection } from '@/testing/fakeConnection'

vi.mock('./checkApi')
vi.mock('./deviceSteps')

const PLAN: CallCheckPlan = {
  router: true,
  udp: ['127.0.0.1:10000'],
  tcp: ['127.0.0.1:10000'],
  iceServers: [],
  origin: location.origin,
  proxy: 'none',
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  FakeConnection.opened = []
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
  vi.stubGlobal('isSecureContext', true)
  vi.mocked(getCheckPlan).mockReset().mockResolvedValue(PLAN)
  vi.mocked(offerToRouter).mockReset().mockResolvedValue('answer')
  vi.mocked(lookAtDevices)
    .mockReset()
    .mockResolvedValue({ microphone: skipped('notAsked'), camera: skipped('notAsked'), speaker: passed() })
  vi.mocked(tryDevice)
    .mockReset()
    .mockResolvedValue(passed({ device: 'Desk' }))
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function show(administrator = false) {
  const realtime = useRealtimeStore()
  vi.spyOn(realtime, 'request').mockResolvedValue({} as never)
  useAuthStore().administrator = administrator
  const page = mount(CallCheck, { global: { plugins: [i18n] }, attachTo: document.body })
  const step = (name: string) => page.get(`[data-testid="call-check-${name}"]`)
  const run = async () => {
    await page.get('[data-testid="call-check-run"]').trigger('click')
    await vi.advanceTimersByTimeAsync(3000)
  }
  return { page, step, run }
}

async function connect(which: (index: number) => boolean): Promise<void> {
  FakeConnection.opened
    .filter((_, index) => which(index))
    .forEach((connection) => {
      connection.become('connected')
    })
  await flushPromises()
}

describe('the check', () => {
  it('is all well where both ways are open', async () => {
    const { page, step, run } = show()
    await run()
    expect(FakeConnection.opened).toHaveLength(2)
    expect(step('udp').attributes('data-state')).toBe('running')
    await connect(() => true)
    expect(step('udp').attributes('data-state')).toBe('passed')
    expect(step('tcp').attributes('data-state')).toBe('passed')
    expect(step('relay').attributes('data-cause')).toBe('noRelay')
    expect(page.attributes('data-outlook')).toBe('good')
    expect(FakeConnection.opened.every(({ closed }) => closed)).toBe(true)
  })

  it('tells the cause where UDP does not get through, and the mend to whom it concerns', async () => {
    const { page, step, run } = show()
    await run()
    await connect((index) => index === 1)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(step('udp').attributes('data-cause')).toBe('udpBlocked')
    expect(step('udp').text()).toContain('127.0.0.1:10000')
    expect(step('udp').text()).toContain('Ask whoever runs your network')
    expect(page.attributes('data-outlook')).toBe('limited')
    page.unmount()

    const other = show(true)
    await other.run()
    await connect((index) => index === 3)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(other.step('udp').text()).toContain('parley.calls.router.port')
  })

  it('asks for devices only when the person begins that', async () => {
    const { page, step, run } = show()
    await run()
    await connect(() => true)
    expect(tryDevice).not.toHaveBeenCalled()
    let answer: (found: StepResult) => void = () => undefined
    vi.mocked(tryDevice).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
    await page.get('[data-testid="call-check-devices"]').trigger('click')
    expect(step('microphone').attributes('data-state')).toBe('running')
    expect(page.find('[data-testid="call-check-devices"]').exists()).toBe(false)
    answer(passed({ device: 'Desk' }))
    await flushPromises()
    expect(tryDevice).toHaveBeenCalledTimes(2)
    expect(step('microphone').attributes('data-state')).toBe('passed')
    expect(step('microphone').text()).toContain('Desk')
  })

  it('has nothing to ask for where there are no devices, or they were refused', async () => {
    vi.mocked(lookAtDevices).mockResolvedValue({
      microphone: failed('missing'),
      camera: failed('refused'),
      speaker: skipped('speakerUnknown'),
    })
    const { page, step, run } = show()
    await run()
    await connect(() => true)
    expect(page.find('[data-testid="call-check-devices"]').exists()).toBe(false)
    expect(step('microphone').text()).toContain('No microphone found')
    expect(page.attributes('data-outlook')).toBe('limited')
  })

  it('is over with the page, and leaves no connection behind', async () => {
    const { page, run } = show()
    await run()
    page.unmount()
    await flushPromises()
    expect(FakeConnection.opened.every(({ closed }) => closed)).toBe(true)
  })

  it('tells that the server is away, as while it restarts', async () => {
    vi.mocked(getCheckPlan).mockRejectedValue(new Problem('NETWORK', 0))
    const { page, step, run } = show()
    await run()
    expect(step('udp').attributes('data-cause')).toBe('noServer')
    expect(page.attributes('data-outlook')).toBe('bad')
    expect(page.get('[data-testid="call-check-run"]').attributes('aria-busy')).toBe('false')
  })

  it('tells that the browser makes no calls', async () => {
    vi.stubGlobal('RTCPeerConnection', undefined)
    const { step, run } = show()
    await run()
    expect(step('udp').attributes('data-cause')).toBe('noWebRtc')
  })
})
