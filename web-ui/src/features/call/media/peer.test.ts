import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Peer } from './peer'
import type { Signal } from './signal'
import type { IceServer } from '@/api/schema'

let opened: FakeConnection[] = []

class FakeConnection {
  connectionState = 'new'
  signalingState = 'stable'
  localDescription: { type: string; sdp: string } | null = null
  close = vi.fn()
  private readonly transceivers: { mid: string | null; sender: unknown }[] = []

  constructor() {
    opened.push(this)
  }

  addTransceiver() {
    const transceiver = { mid: null, sender: { replaceTrack: () => Promise.resolve() } }
    this.transceivers.push(transceiver)
    return transceiver
  }

  getTransceivers() {
    return this.transceivers
  }

  setLocalDescription() {
    this.transceivers.forEach((transceiver, index) => (transceiver.mid = `m${index}`))
    this.localDescription = { type: 'offer', sdp: 'sdp' }
    return Promise.resolve()
  }
}

beforeEach(() => {
  opened = []
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function peerWith(iceServers: () => Promise<IceServer[]>) {
  const send = vi.fn<(signal: Signal) => void>()
  const onState = vi.fn()
  const attach = vi.fn()
  const onTrack = vi.fn()
  const peer = new Peer({ iceServers, offers: true, relayOnly: false, attach, send, onTrack, onState })
  return { peer, attach, send, onState }
}

it('offers when it begins', async () => {
  const { peer, send } = peerWith(() => Promise.resolve([]))
  peer.renew()
  await vi.waitFor(() => {
    expect(send).toHaveBeenCalledWith({
      kind: 'offer',
      sdp: 'sdp',
      sections: ['microphone', 'camera', 'screen', 'screenSound'].map((source, index) => ({
        mid: `m${index}`,
        trackId: source,
        source,
        publisher: null,
      })),
    })
  })
  peer.close()
  expect(opened[0]?.close).toHaveBeenCalledOnce()
})

it('opens nothing and says nothing once it is closed, whatever it waited for', async () => {
  let answer: (servers: IceServer[]) => void = () => undefined
  const { peer, send, onState } = peerWith(() => new Promise((resolve) => (answer = resolve)))
  peer.renew()
  await Promise.resolve()
  peer.close()
  answer([])
  await peer.receive({ kind: 'restart', fresh: true })
  peer.renew()
  expect(opened).toEqual([])
  expect(send).not.toHaveBeenCalled()
  expect(onState).not.toHaveBeenCalled()
})

it('has the frames of each section attended to before it describes them', async () => {
  const { peer, attach, send } = peerWith(() => Promise.resolve([]))
  attach.mockImplementation(() => {
    expect(opened[0]?.localDescription).toBeNull()
  })
  peer.renew()
  await vi.waitFor(() => {
    expect(send).toHaveBeenCalled()
  })
  expect(attach.mock.calls.map(([, source]) => source as string)).toEqual([
    'microphone',
    'camera',
    'screen',
    'screenSound',
  ])
})
