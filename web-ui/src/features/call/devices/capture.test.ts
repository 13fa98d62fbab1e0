// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { type Filter, useCapture } from './capture'
import { useDevicesStore } from './devicesStore'

class FakeTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live'
  enabled = true

  constructor(
    readonly label: string,
    readonly deviceId: string,
  ) {
    super()
  }

  getSettings = () => ({ deviceId: this.deviceId })

  stop(): void {
    this.readyState = 'ended'
  }

  unplug(): void {
    this.stop()
    this.dispatchEvent(new Event('ended'))
  }
}

const BUILT_IN = { kind: 'videoinput', deviceId: 'b', label: 'Built-in' }
const WEBCAM = { kind: 'videoinput', deviceId: 'w', label: 'Webcam' }

let plugged = [BUILT_IN]
let opened: FakeTrack[] = []
let refusal: string | null = null
let hold: Promise<void> | null = null

const media = Object.assign(new EventTarget(), {
  enumerateDevices: () => Promise.resolve([...plugged]),
  getUserMedia: async ({ video }: { video: { deviceId?: { exact?: string; ideal?: string } } }) => {
    await hold
    if (refusal) {
      throw new DOMException('refused', refusal)
    }
    const exact = video.deviceId?.exact
    const device = plugged.find(({ deviceId }) => deviceId === (exact ?? video.deviceId?.ideal)) ?? plugged[0]
    if (!device || (exact && device.deviceId !== exact)) {
      throw new DOMException('missing', exact ? 'OverconstrainedError' : 'NotFoundError')
    }
    const track = new FakeTrack(device.label, device.deviceId)
    opened.push(track)
    return { getVideoTracks: () => [track] }
  },
})

const scope = () => effectScope()
let living = scope()

beforeEach(() => {
  vi.stubGlobal('navigator', { mediaDevices: media })
  localStorage.clear()
  setActivePinia(createPinia())
  plugged = [BUILT_IN]
  opened = []
  refusal = null
  hold = null
  living = scope()
})
afterEach(() => {
  living.stop()
  vi.unstubAllGlobals()
})

function camera(filter?: Filter) {
  const on = ref(filter !== undefined)
  const out: (FakeTrack | null)[] = []
  const capture = living.run(() =>
    useCapture({
      kind: 'video',
      constraints: () => ({}),
      filter: {
        on,
        load: () => Promise.resolve(filter ?? (() => Promise.reject(new Error('none')))),
        needed: true,
        reopens: false,
      },
      onTrack: (track) => out.push(track as unknown as FakeTrack | null),
    }),
  )
  if (!capture) {
    throw new Error('no scope')
  }
  return { ...capture, out, on, live: () => opened.filter(({ readyState }) => readyState === 'live') }
}

async function plug(...devices: (typeof BUILT_IN)[]): Promise<void> {
  plugged = devices
  media.dispatchEvent(new Event('devicechange'))
  await settled()
}

async function settled(): Promise<void> {
  for (let n = 0; n < 30; n++) {
    await Promise.resolve()
    await nextTick()
  }
}

const labels = (tracks: FakeTrack[]) => tracks.map(({ label }) => label)

describe('a camera', () => {
  it('is stopped when it comes too late for a call that is over', async () => {
    let give: () => void = () => undefined
    hold = new Promise((resolve) => {
      give = resolve
    })
    const { open, close, live, out, state } = camera()
    const opening = open()
    await settled()
    close()
    give()
    await opening
    await settled()
    expect(opened).toHaveLength(1)
    expect(live()).toEqual([])
    expect(out).toEqual([])
    expect(state.value).toBe('off')
  })

  it('is changed to the one that is chosen, and the former is stopped', async () => {
    plugged = [BUILT_IN, WEBCAM]
    const { open, live } = camera()
    await open()
    await settled()
    useDevicesStore().prefer('videoinput', WEBCAM)
    await settled()
    expect(labels(live())).toEqual(['Webcam'])
  })

  it('goes on with another when it is unplugged, and comes back', async () => {
    plugged = [BUILT_IN, WEBCAM]
    const devices = useDevicesStore()
    devices.prefer('videoinput', WEBCAM)
    const { open, live, out } = camera()
    await open()
    await settled()
    expect(labels(live())).toEqual(['Webcam'])

    plugged = [BUILT_IN]
    live()[0]?.unplug()
    await settled()
    expect(labels(live())).toEqual(['Built-in'])
    expect(devices.notice).toMatchObject({ reason: 'lost', label: 'Built-in' })

    await plug(BUILT_IN, WEBCAM)
    expect(labels(live())).toEqual(['Webcam'])
    expect(devices.notice).toMatchObject({ reason: 'returned', label: 'Webcam' })
    expect(out.at(-1)?.label).toBe('Webcam')
  })

  it('goes on with another though the browser does not tell which there are', async () => {
    plugged = [BUILT_IN, WEBCAM]
    const { open, live, out } = camera()
    await open()
    await settled()
    vi.useFakeTimers()
    const listing = vi.spyOn(media, 'enumerateDevices').mockReturnValue(new Promise(() => undefined))
    plugged = [WEBCAM]
    out.at(-1)?.unplug()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(labels(live())).toEqual(['Webcam'])
    listing.mockRestore()
    vi.useRealTimers()
  })

  it('is missing when the only one is unplugged, and opened when one is plugged in', async () => {
    const { open, live, out, state } = camera()
    await open()
    await settled()
    plugged = []
    live()[0]?.unplug()
    await settled()
    expect(state.value).toBe('missing')
    expect(out.at(-1)).toBeNull()

    await plug(WEBCAM)
    expect(state.value).toBe('ok')
    expect(labels(live())).toEqual(['Webcam'])
  })

  it('is not opened again once it was switched off', async () => {
    plugged = []
    const { open, close, live } = camera()
    await open()
    close()
    await plug(WEBCAM)
    expect(live()).toEqual([])
  })

  it('is refused, and opened by another try', async () => {
    refusal = 'NotAllowedError'
    const { open, state } = camera()
    await open()
    expect(state.value).toBe('refused')
    refusal = null
    await open()
    expect(state.value).toBe('ok')
  })

  it('is given up when it ends again and again', async () => {
    const { open, live, state } = camera()
    await open()
    for (let n = 0; n < 4; n++) {
      await settled()
      live()[0]?.unplug()
    }
    await settled()
    expect(state.value).toBe('unavailable')
    expect(live()).toEqual([])
  })

  it('is rather left off than shown without the blur it was to have, until it is switched on again', async () => {
    const { open, live, out, state, filterState } = camera(() => Promise.reject(new Error('no WebGL')))
    await open()
    await settled()
    expect([state.value, filterState.value]).toEqual(['off', 'failed'])
    expect(live()).toEqual([])
    expect(out).toEqual([])

    await open()
    expect(state.value).toBe('ok')
    expect(labels(live())).toEqual(['Built-in'])
  })

  it('goes out blurred while the blur is on', async () => {
    const blurred = new FakeTrack('blurred', '')
    const { open, close, on, out } = camera(() =>
      Promise.resolve({
        track: blurred as unknown as MediaStreamTrack,
        close: () => {
          blurred.stop()
        },
      }),
    )
    await open()
    expect(out.map((track) => track?.label)).toEqual(['blurred'])
    on.value = false
    await settled()
    expect(out.at(-1)?.label).toBe('Built-in')
    expect(blurred.readyState).toBe('ended')
    close()
    expect(out.at(-1)).toBeNull()
  })
})
