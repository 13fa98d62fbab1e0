// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest'
import { lookAtDevices } from './deviceSteps'
import { frameForbids } from '../devices/framePolicy'

vi.mock('../devices/framePolicy')

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Hides its devices, as some do from a page that may not use them. */
function browserWith(state: PermissionState): void {
  vi.stubGlobal('navigator', {
    mediaDevices: { enumerateDevices: () => Promise.resolve([]) },
    permissions: { query: () => Promise.resolve({ state }) },
  })
}

it('tells a refusal before it misses the device', async () => {
  browserWith('denied')
  expect((await lookAtDevices()).microphone.cause).toBe('refused')
  browserWith('prompt')
  expect((await lookAtDevices()).microphone.cause).toBe('missing')
  vi.mocked(frameForbids).mockReturnValue(true)
  expect((await lookAtDevices()).camera).toMatchObject({ state: 'warned', cause: 'refused' })
})
