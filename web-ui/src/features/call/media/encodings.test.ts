import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codecsWithScalable, encodingsOf, fitLayers } from './encodings'

function camera(width?: number, height?: number): MediaStreamTrack {
  return { getSettings: () => ({ width, height }) } as unknown as MediaStreamTrack
}

function heights(track: MediaStreamTrack, height: number): (number | null)[] {
  return (encodingsOf('camera', track) ?? []).map(({ active, scaleResolutionDownBy }) =>
    active === true ? height / (scaleResolutionDownBy ?? 1) : null,
  )
}

describe('layers of a camera', () => {
  it('are as many as Chromium encodes of that size, the last one the whole picture', () => {
    expect(heights(camera(1280, 720), 720)).toEqual([180, 360, 720])
    expect(heights(camera(640, 480), 480)).toEqual([240, 480, null])
    expect(heights(camera(640, 360), 360)).toEqual([180, 360, null])
    expect(heights(camera(360, 640), 640)).toEqual([320, 640, null])
    expect(heights(camera(320, 180), 180)).toEqual([180, null, null])
  })

  it('are those of a large picture where the size is not known', () => {
    expect(heights(camera(), 720)).toEqual([180, 360, 720])
    expect(encodingsOf('camera')?.map(({ rid }) => rid)).toEqual(['l', 'm', 'h'])
  })

  it('are of the camera alone', () => {
    expect(encodingsOf('screen')).toBeUndefined()
  })

  it('leaves room beside a voice for a picture on a slow line', () => {
    const smallest = encodingsOf('camera', camera(640, 360))?.[0]?.maxBitrate ?? 0
    const voice = encodingsOf('microphone')?.[0]?.maxBitrate ?? Infinity
    // What a voice is repeated and encrypted by is on the line, too.
    expect(4 * voice + smallest).toBeLessThan(250_000)
  })
})

describe('fitting layers', () => {
  function sender(encodings: RTCRtpEncodingParameters[]) {
    const setParameters = vi.fn<(parameters: RTCRtpSendParameters) => Promise<void>>(() => Promise.resolve())
    const getParameters = () => structuredClone({ encodings }) as RTCRtpSendParameters
    return { setParameters, asSender: { getParameters, setParameters } as unknown as RTCRtpSender }
  }

  it('follows the size of the picture', async () => {
    const { setParameters, asSender } = sender(encodingsOf('camera', camera(1280, 720)) ?? [])

    await fitLayers(asSender, camera(640, 360))

    const set = setParameters.mock.calls[0]?.[0].encodings
    expect(set?.map(({ active }) => active)).toEqual([true, true, false])
    expect(set?.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy).slice(0, 2)).toEqual([2, 1])
    expect(set?.map(({ rid }) => rid)).toEqual(['l', 'm', 'h'])
  })

  it('sets nothing that is so already', async () => {
    const { setParameters, asSender } = sender(encodingsOf('camera', camera(640, 360)) ?? [])

    await fitLayers(asSender, camera(640, 480))

    expect(setParameters).not.toHaveBeenCalled()
  })

  it('leaves encodings alone that the browser has made otherwise', async () => {
    const { setParameters, asSender } = sender([{ active: true }])

    await fitLayers(asSender, camera(320, 180))

    expect(setParameters).not.toHaveBeenCalled()
  })
})

describe('scalable video', () => {
  const codec = (mimeType: string, sdpFmtpLine?: string) => ({ mimeType, clockRate: 90_000, sdpFmtpLine })
  const known = [
    codec('video/VP8'),
    codec('video/rtx'),
    codec('video/VP9', 'profile-id=0'),
    codec('video/VP9', 'profile-id=2'),
    codec('video/AV1'),
  ]

  beforeEach(() => {
    vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => ({ codecs: known }) })
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it('is one encoding without a name', () => {
    expect(encodingsOf('camera', camera(1280, 720), true)).toEqual([
      { scalabilityMode: 'L3T3', maxBitrate: 1_800_000 },
    ])
    expect(encodingsOf('microphone', undefined, true)?.[0]).not.toHaveProperty('scalabilityMode')
    expect(encodingsOf('screen', undefined, true)).toBeUndefined()
  })

  it('is what is rather sent, and is received beside the usual codec', () => {
    expect(codecsWithScalable('sent').map(({ mimeType }) => mimeType)).toEqual([
      'video/VP9',
      'video/VP8',
      'video/rtx',
    ])
    expect(codecsWithScalable('received').map(({ mimeType }) => mimeType)).toEqual([
      'video/VP8',
      'video/rtx',
      'video/VP9',
    ])
  })

  it.each([
    ['takes it', (encodings: object[]) => encodings, true],
    ['leaves it out', () => [{}], false],
    [
      'refuses it',
      () => {
        throw new TypeError('scalabilityMode')
      },
      false,
    ],
  ])(
    'is sent where it can be, by a browser that %s',
    async (_, made: (encodings: object[]) => object[], can) => {
      const close = vi.fn<() => void>()
      class Probe {
        close = close
        addTransceiver(_kind: string, { sendEncodings }: { sendEncodings: object[] }) {
          const encodings = made(sendEncodings)
          return { sender: { getParameters: () => ({ encodings }) } }
        }
      }
      vi.stubGlobal('RTCPeerConnection', Probe)
      const fresh = await import('./encodings')
      expect(fresh.canScale()).toBe(can)
      expect(close).toHaveBeenCalledOnce()
    },
  )
})
