// @vitest-environment jsdom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, shallowRef } from 'vue'
import { type Results, skipped, waiting } from './steps'
import { useDeviceTrials } from './useDeviceTrials'
import { useCallStore } from '../callStore'

let scope: EffectScope
let allow: (() => void)[]
const stop = vi.fn()

beforeEach(() => {
  setActivePinia(createPinia())
  scope = effectScope()
  allow = []
  stop.mockReset()
  const stream = { getTracks: () => [{ label: 'Desk', stop }] }
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getUserMedia: () =>
        new Promise((resolve) => {
          allow.push(() => {
            resolve(stream)
          })
        }),
    },
  })
})

afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

function begin() {
  const call = useCallStore()
  const phase = vi.spyOn(call, 'phase', 'get').mockReturnValue(null)
  const results = shallowRef<Results>({
    ...waiting(),
    microphone: skipped('notAsked'),
    camera: skipped('notAsked'),
  })
  const set = (found: Partial<Results>) => (results.value = { ...results.value, ...found })
  const trials = scope.run(() => useDeviceTrials(results, set)) as ReturnType<typeof useDeviceTrials>
  return { phase, results, trials }
}

async function allowNext(): Promise<void> {
  allow.shift()?.()
  await flushPromises()
}

it('asks for one device after the other, and lets go of each', async () => {
  const { trials, results } = begin()
  void trials.tryDevices()
  await allowNext()
  await allowNext()
  expect(stop).toHaveBeenCalledTimes(2)
  expect([results.value.microphone.state, results.value.camera.state]).toEqual(['passed', 'passed'])
})

it('asks for no more once the page is left', async () => {
  const { trials, results } = begin()
  void trials.tryDevices()
  scope.stop()
  await allowNext()
  expect(stop).toHaveBeenCalledTimes(1)
  expect(allow).toEqual([])
  expect(results.value.camera.cause).toBe('notAsked')
})

it('leaves the rest to a call that has begun meanwhile', async () => {
  const { trials, results, phase } = begin()
  void trials.tryDevices()
  phase.mockReturnValue('active')
  await allowNext()
  expect(stop).toHaveBeenCalledTimes(1)
  expect(allow).toEqual([])
  expect(results.value.microphone.state).toBe('passed')
  expect(results.value.camera.cause).toBe('inCall')
})
