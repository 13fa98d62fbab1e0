// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { getCheckPlan, offerToRouter } from './checkApi'
import { lookAtDevices } from './deviceSteps'
import { passed } from './steps'
import { useCallCheck } from './useCallCheck'
import { Problem } from '@/api/problem'
import type { CallCheckPlan } from '@/api/schema'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { FakeConnection } from '@/testing/fakeConnection'

vi.mock('./checkApi')
vi.mock('./deviceSteps')

const DIRECT: CallCheckPlan = {
  router: true,
  udp: ['127.0.0.1:10000'],
  tcp: ['127.0.0.1:10000'],
  iceServers: [],
  origin: location.origin,
  proxy: 'none',
}
const RELAYED: CallCheckPlan = {
  ...DIRECT,
  iceServers: [{ urls: ['turn://turn.example.org'], username: 'u', credential: 'c' }],
}

class PickyConnection extends FakeConnection {
  constructor(configuration: RTCConfiguration) {
    if ((configuration.iceServers ?? []).length > 0) {
      throw new DOMException('turn://host', 'SyntaxError')
    }
    super()
  }
}

let scope: EffectScope

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  FakeConnection.opened = []
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
  vi.stubGlobal('isSecureContext', true)
  vi.mocked(getCheckPlan).mockReset().mockResolvedValue(DIRECT)
  vi.mocked(offerToRouter).mockReset().mockResolvedValue('answer')
  vi.mocked(lookAtDevices)
    .mockReset()
    .mockResolvedValue({ microphone: passed(), camera: passed(), speaker: passed() })
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function begin() {
  const realtime = useRealtimeStore()
  realtime.state = 'online'
  const ping = vi.spyOn(realtime, 'request').mockResolvedValue({} as never)
  const check = scope.run(() => useCallCheck()) as ReturnType<typeof useCallCheck>
  const causes = () =>
    (['udp', 'tcp', 'relay'] as const).map((step) => {
      const { state, cause } = check.results.value[step]
      return `${state} ${cause ?? ''}`
    })
  return { realtime, ping, check, causes }
}

it('comes to an end with a bad address of the relay', async () => {
  vi.stubGlobal('RTCPeerConnection', PickyConnection)
  vi.mocked(getCheckPlan).mockResolvedValue(RELAYED)
  const { check, causes } = begin()
  void check.run()
  await vi.advanceTimersByTimeAsync(3000)
  FakeConnection.opened.forEach((connection) => {
    connection.become('connected')
  })
  await vi.advanceTimersByTimeAsync(1)
  expect(causes()).toEqual(['passed ', 'passed ', 'failed relayMisconfigured'])
  expect(check.running.value).toBe(false)
  expect(check.outlook.value).toBe('bad')
})

it('comes to an end where something fails unawares', async () => {
  vi.mocked(lookAtDevices).mockRejectedValue(new Error('unforeseen'))
  const { check } = begin()
  await expect(check.run()).rejects.toThrow('unforeseen')
  expect(check.running.value).toBe(false)
  expect(Object.values(check.results.value).some(({ state }) => state === 'running')).toBe(false)
})

it('goes on where a former look ends late', async () => {
  let answer: (plan: CallCheckPlan) => void = () => undefined
  vi.mocked(getCheckPlan).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
  const { check } = begin()
  void check.run()
  void check.run()
  answer(DIRECT)
  await vi.advanceTimersByTimeAsync(3000)
  expect(check.running.value).toBe(true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(check.running.value).toBe(false)
})

it('tells a busy server from one that is away, and tries the socket all the same', async () => {
  const { check, causes, ping } = begin()
  const told = async (failure: Error) => {
    vi.mocked(getCheckPlan).mockRejectedValue(failure)
    void check.run()
    await vi.advanceTimersByTimeAsync(3000)
    expect(new Set(causes()).size).toBe(1)
    return [causes()[0], check.outlook.value]
  }
  expect(await told(new Problem('RATE_LIMITED', 429))).toEqual(['skipped routerBusy', 'unknown'])
  expect(ping).toHaveBeenCalledTimes(4)
  expect(check.results.value.socket.state).toBe('passed')
  expect(await told(new Problem('NETWORK', 0))).toEqual(['failed noServer', 'bad'])
  expect(await told(new DOMException('local', 'AbortError'))).toEqual(['skipped notTried', 'unknown'])
})

it('asks the relay alone where there is no router', async () => {
  vi.mocked(getCheckPlan).mockResolvedValue({ ...RELAYED, router: false, udp: [], tcp: [] })
  const { check, causes } = begin()
  void check.run()
  await vi.advanceTimersByTimeAsync(3000)
  FakeConnection.opened[0]?.gather('candidate:1 1 udp 1 9.9.9.9 5000 typ relay')
  await vi.advanceTimersByTimeAsync(1)
  expect(offerToRouter).not.toHaveBeenCalled()
  expect(causes()).toEqual(['skipped routerOff', 'skipped routerOff', 'passed '])
  expect(check.outlook.value).toBe('good')
})

it('blames nobody for a way that was not found while the line was lost', async () => {
  const { realtime, check, causes } = begin()
  void check.run()
  await vi.advanceTimersByTimeAsync(4000)
  realtime.state = 'reconnecting'
  await vi.advanceTimersByTimeAsync(10_000)
  expect(causes().slice(0, 2)).toEqual(['skipped interrupted', 'skipped interrupted'])
  expect(check.outlook.value).toBe('unknown')
})
