// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useScreenShare } from './screenShare'

const ask = vi.fn<() => Promise<MediaStream>>()
const onTrack = vi.fn()

beforeEach(() => {
  setActivePinia(createPinia())
  ask.mockReset()
  onTrack.mockReset()
  vi.stubGlobal('navigator', { mediaDevices: { getDisplayMedia: ask } })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function screen() {
  const track = { stop: vi.fn(), addEventListener: vi.fn(), removeEventListener: vi.fn(), contentHint: '' }
  const stream = { getTracks: () => [track], getVideoTracks: () => [track], getAudioTracks: () => [] }
  return { track, stream: stream as unknown as MediaStream }
}

it('shows a screen until it is stopped', async () => {
  const { track, stream } = screen()
  ask.mockResolvedValue(stream)
  const share = useScreenShare(onTrack)
  await share.toggle()
  expect(share.picture.value).toBe(track)
  await share.toggle()
  expect(share.picture.value).toBeNull()
  expect(track.stop).toHaveBeenCalledOnce()
  expect(onTrack).toHaveBeenLastCalledWith('screen', null)
})

it('lets go of a screen that is chosen after the call', async () => {
  const { track, stream } = screen()
  let choose: (stream: MediaStream) => void = () => undefined
  ask.mockReturnValue(new Promise((resolve) => (choose = resolve)))
  const share = useScreenShare(onTrack)
  const chosen = share.toggle()
  share.stop()
  choose(stream)
  await chosen
  expect(share.picture.value).toBeNull()
  expect(track.stop).toHaveBeenCalledOnce()
  expect(onTrack).not.toHaveBeenCalled()
})

it('asks once at a time', async () => {
  ask.mockReturnValue(new Promise(() => undefined))
  const share = useScreenShare(onTrack)
  void share.toggle()
  await share.toggle()
  expect(ask).toHaveBeenCalledOnce()
})
