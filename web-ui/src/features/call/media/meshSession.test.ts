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
  isBeginning = false

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
let servers: { urls: string[] }[]
vi.mock('../callApi', () => ({ iceServers: () => Promise.resolve(servers) }))

beforeEach(() => {
  made = []
  servers = []
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

function session(relayOnly = false) {
  const onLost = vi.fn()
  const send = vi.fn()
  const onNoWay = vi.fn()
  const mesh = new MeshSession({
    send,
    subscribe: vi.fn(),
    tracks: () => new Map(),
    relayOnly: () => relayOnly,
    onNoWay,
    transforms: null,
    onLost,
  })
  return { mesh, onLost, onNoWay, send }
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

  it('lets the new way of one who has come back by a reload begin, and mends it only then', async () => {
    const { mesh } = session()
    mesh.follow(answered({ participants: [ann, bob] }), ANN, false)
    const withBob = made[0] as FakePeer
    withBob.options.onState('connected')
    withBob.options.onState('connecting')
    withBob.isBeginning = true
    await seconds(1)
    expect(withBob.restart).not.toHaveBeenCalled()
    withBob.isBeginning = false
    await seconds(3)
    expect(withBob.restart).toHaveBeenCalledTimes(1)
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

describe('no way from browser to browser', () => {
  function two(relayOnly = false) {
    const all = session(relayOnly)
    all.mesh.follow(answered({ participants: [ann, bob] }), ANN, false)
    const [withBob] = made as [FakePeer]
    return { ...all, withBob }
  }

  it('is told after 4 s that found none, and each 4 s again', async () => {
    const { mesh, onNoWay } = two()
    await seconds(3)
    expect(onNoWay).not.toHaveBeenCalled()
    await seconds(1)
    expect(onNoWay).toHaveBeenCalledTimes(1)
    await seconds(4)
    expect(onNoWay).toHaveBeenCalledTimes(2)
    mesh.close()
  })

  it('is told of one that was lost and is not mended, and not of one that is', async () => {
    const { mesh, onNoWay, withBob } = two()
    withBob.options.onState('connected')
    withBob.options.onState('disconnected')
    await seconds(3)
    withBob.options.onState('connected')
    await seconds(10)
    withBob.options.onState('failed')
    await seconds(3)
    expect(onNoWay).not.toHaveBeenCalled()
    await seconds(1)
    expect(onNoWay).toHaveBeenCalledTimes(1)
    mesh.close()
  })

  it('is not looked for while the other is not there', async () => {
    const { mesh, onNoWay, withBob } = two()
    withBob.options.onState('connected')
    withBob.options.onState('disconnected')
    mesh.follow(answered({ participants: [ann, { ...bob, connected: false }] }), ANN, false)
    await seconds(20)
    expect(onNoWay).not.toHaveBeenCalled()
    mesh.follow(answered({ participants: [ann, bob] }), ANN, false)
    await seconds(3)
    expect(onNoWay).not.toHaveBeenCalled()
    await seconds(1)
    expect(onNoWay).toHaveBeenCalledTimes(1)
    mesh.close()
  })

  it('is told at once to who hides the address and has no relay for it', async () => {
    const { mesh, onNoWay } = two(true)
    await seconds(0)
    expect(onNoWay).toHaveBeenCalledTimes(1)
    mesh.close()
    servers = [{ urls: ['stun:a.example'] }, { urls: ['turn:a.example'] }]
    const relayed = two(true)
    await seconds(0)
    expect(relayed.onNoWay).not.toHaveBeenCalled()
    relayed.mesh.close()
  })
})
