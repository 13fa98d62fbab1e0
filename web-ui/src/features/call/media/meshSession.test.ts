import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MeshSession } from './meshSession'
import type { PeerOptions } from './peer'
import { ANN, answered, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

const CID = asId<UserId>('cid')

class FakePeer {
  renew = vi.fn()
  restart = vi.fn()
  close = vi.fn()
  setTrack = vi.fn()
  receive = vi.fn()
  moved = vi.fn()
  state = 'new'

  constructor(readonly options: PeerOptions) {
    made.push(this)
  }
}

let made: FakePeer[]

vi.mock('./peer', () => ({
  Peer: function (options: PeerOptions) {
    return new FakePeer(options)
  },
}))
vi.mock('../callApi', () => ({ iceServers: () => Promise.resolve([]) }))

beforeEach(() => {
  made = []
  vi.useFakeTimers()
  vi.stubGlobal('MediaStream', function () {
    return {}
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const ann = participant(ANN, 'ann 1')
const bob = participant(BOB, 'bob 1')
const cid = participant(CID, 'cid 1')

function session() {
  const onLost = vi.fn()
  const send = vi.fn()
  const mesh = new MeshSession({
    send,
    subscribe: vi.fn(),
    tracks: () => new Map(),
    relayOnly: () => false,
    transforms: null,
    onLost,
  })
  return { mesh, onLost, send }
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

describe('a call of two', () => {
  it('is given up when its one peer is', async () => {
    const { mesh, onLost } = session()
    mesh.follow(answered({ participants: [ann, bob] }), ANN, false)
    await seconds(29)
    expect(onLost).not.toHaveBeenCalled()
    await seconds(1)
    expect(onLost).toHaveBeenCalledWith(false)
    mesh.close()
  })

  it('is not given up while the other, who is awaited, has no peer yet', async () => {
    const { mesh, onLost } = session()
    mesh.follow(answered({ participants: [ann], awaited: [BOB] }), ANN, false)
    expect(mesh.links.get(BOB)).toBe('connecting')
    await seconds(100)
    expect(onLost).not.toHaveBeenCalled()
    mesh.close()
  })
})

describe('a call of three', () => {
  function three() {
    const all = session()
    all.mesh.follow(answered({ participants: [ann, bob, cid] }), ANN, false)
    const [withBob, withCid] = made as [FakePeer, FakePeer]
    return { ...all, withBob, withCid }
  }

  it('goes on with the others when one peer fails, and tries that one again', async () => {
    const { mesh, onLost, withBob, withCid } = three()
    withBob.options.onState('connected')
    await seconds(30)
    expect(mesh.links.get(BOB)).toBe('connected')
    expect(mesh.links.get(CID)).toBe('lost')
    expect(onLost).not.toHaveBeenCalled()

    withCid.renew.mockClear()
    await seconds(20)
    expect(withCid.renew).toHaveBeenCalled()
    expect(withBob.renew).toHaveBeenCalledTimes(1)
    withCid.options.onState('connected')
    expect(mesh.links.get(CID)).toBe('connected')
    mesh.close()
  })

  it('is given up when all others are lost', async () => {
    const { mesh, onLost, withBob } = three()
    withBob.options.onState('connected')
    withBob.options.onState('failed')
    await seconds(64)
    expect(onLost).not.toHaveBeenCalled()
    await seconds(1)
    expect(onLost).toHaveBeenCalledWith(true)
    mesh.close()
  })

  it('forgets who has left', () => {
    const { mesh, withCid } = three()
    mesh.follow(answered({ participants: [ann, bob] }), ANN, false)
    expect(withCid.close).toHaveBeenCalled()
    expect([...mesh.links.keys()]).toEqual([BOB])
    mesh.close()
  })
})
