import { beforeAll, describe, expect, it } from 'vitest'
import { boxesOf } from './boxes'
import { bytesOfText, toBase64Url } from './bytes'
import { Device, newMediaKey, verifyDevice } from './device'
import { newIdentity } from './identity'
import { ReceivedKeys } from './receivedKeys'
import type { SframeKey } from './sframe'
import { keyIdOf } from './keyRing'
import { safetyCode } from './safetyCode'
import { asId } from '@/realtime/id'
import type { CallId, ConnectionId, Person } from '@/realtime/protocol.gen'

const CALL = asId<CallId>('call')
const ANN = 'ann' as Person
const BOB = 'bob' as Person
const BOBS_SEAT = asId<ConnectionId>('bob-1')

let ann: Device
let bob: Device
let eve: Device

beforeAll(async () => {
  ann = await Device.create(await newIdentity(), CALL, ANN)
  bob = await Device.create(await newIdentity(), CALL, BOB)
  eve = await Device.create(await newIdentity(), CALL, 'eve' as Person)
})

async function verified(device: Device, person: Person) {
  const other = await verifyDevice(device.keys, CALL, person)
  if (!other) {
    throw new Error('not verified')
  }
  return other
}

describe('a device', () => {
  it('proves whose it is, in which call', async () => {
    expect(await verifyDevice(ann.keys, CALL, ANN)).toEqual({ keys: ann.keys, tag: ann.tag })
    expect(await verifyDevice(ann.keys, CALL, BOB)).toBeNull()
    expect(await verifyDevice(ann.keys, asId<CallId>('other'), ANN)).toBeNull()
    expect(await verifyDevice({ ...ann.keys, agreement: bob.keys.agreement }, CALL, ANN)).toBeNull()
    expect(await verifyDevice({ ...ann.keys, identity: bob.keys.identity }, CALL, ANN)).toBeNull()
    expect(await verifyDevice({ ...ann.keys, signature: 'no base64!' }, CALL, ANN)).toBeNull()
  })

  it('hands a key to one other device alone', async () => {
    const key = newMediaKey(7)
    const box = await ann.seal(key, await verified(bob, BOB))
    expect(box.length).toBeLessThanOrEqual(400)
    expect(await bob.open(box, await verified(ann, ANN))).toEqual(key)
    expect(await eve.open(box, await verified(ann, ANN))).toBeNull()
    expect(await bob.open(box, await verified(eve, 'eve' as Person))).toBeNull()
    expect(await ann.open(box, await verified(bob, BOB))).toBeNull()
  })

  it('has boxes of its own, also where another signs its key as theirs', async () => {
    const thief = await newIdentity()
    const claim = bytesOfText(['parley device 1', CALL, 'eve', ann.keys.agreement].join('\n'))
    const keys = {
      identity: toBase64Url(thief.publicKey),
      agreement: ann.keys.agreement,
      signature: toBase64Url(await thief.sign(claim)),
    }
    const stolen = await verifyDevice(keys, CALL, 'eve' as Person)
    const box = await ann.seal(newMediaKey(0), await verified(bob, BOB))
    expect(stolen && (await bob.open(box, stolen))).toBeNull()
    expect(stolen).not.toBeNull()

    const taken: Person[] = []
    const received = new ReceivedKeys((person) => taken.push(person))
    received.device = bob
    received.addDevice(ANN, await verified(ann, ANN), asId<ConnectionId>('ann-1'))
    if (stolen) {
      received.addDevice('eve' as Person, stolen, asId<ConnectionId>('eve-1'))
    }
    received.take(asId<ConnectionId>('eve-1'), box)
    received.take(asId<ConnectionId>('ann-1'), box)
    await received.openAll()
    expect(taken).toEqual([ANN])
  })

  it('opens nothing that was changed, cut or made up', async () => {
    const box = await ann.seal(newMediaKey(0), await verified(bob, BOB))
    const from = await verified(ann, ANN)
    for (const forged of [
      '',
      'x',
      '*',
      box.slice(0, -2),
      `${box.startsWith('A') ? 'B' : 'A'}${box.slice(1)}`,
      toBase64Url(new Uint8Array(64)),
    ]) {
      expect(await bob.open(forged, from)).toBeNull()
    }
  })
})

describe('boxes', () => {
  it('come to all others where one shows a key that no secret can be agreed on with', async () => {
    const mallory = await newIdentity()
    const agreement = toBase64Url(new Uint8Array(32))
    const claim = bytesOfText(['parley device 1', CALL, 'mallory', agreement].join('\n'))
    const keys = {
      identity: toBase64Url(mallory.publicKey),
      agreement,
      signature: toBase64Url(await mallory.sign(claim)),
    }
    const bad = await verifyDevice(keys, CALL, 'mallory' as Person)
    const key = newMediaKey(0)
    const boxes = await boxesOf(ann, [
      ...(bad ? [{ key, to: { device: bad, address: asId<ConnectionId>('mallory-1') } }] : []),
      { key, to: { device: await verified(bob, BOB), address: BOBS_SEAT } },
    ])
    expect(bad).not.toBeNull()
    expect(boxes.map(({ to }) => to)).toEqual([BOBS_SEAT])
  })

  it('are not made for who cannot be reached', async () => {
    const to = { device: await verified(bob, BOB), address: null }
    expect(await boxesOf(ann, [{ key: newMediaKey(0), to }])).toEqual([])
  })
})

describe('keys that come', () => {
  async function receiver() {
    const taken: number[] = []
    const keys = new ReceivedKeys((_: Person, { id }: SframeKey) => taken.push(id))
    keys.device = ann
    return { keys, taken, bobs: await verified(bob, BOB), anns: await verified(ann, ANN) }
  }

  it('are taken once, and never an older one', async () => {
    const { keys, taken, bobs, anns } = await receiver()
    keys.addDevice(BOB, bobs, BOBS_SEAT)
    const boxes = await Promise.all([3, 4].map(async (generation) => bob.seal(newMediaKey(generation), anns)))
    for (const box of [boxes[1], boxes[1], boxes[0]]) {
      keys.take(BOBS_SEAT, box ?? '')
      await keys.openAll()
    }
    expect(taken).toEqual([keyIdOf(bob.tag, 4)])
  })

  it('wait for word of whose they are', async () => {
    const { keys, taken, bobs, anns } = await receiver()
    keys.take(BOBS_SEAT, await bob.seal(newMediaKey(0), anns))
    await keys.openAll()
    expect(taken).toEqual([])
    keys.addDevice(BOB, bobs, BOBS_SEAT)
    await keys.openAll()
    expect(taken).toEqual([keyIdOf(bob.tag, 0)])
  })

  it('are not kept without bound, nor tried for ever', async () => {
    const { keys, taken, bobs, anns } = await receiver()
    keys.take(BOBS_SEAT, await bob.seal(newMediaKey(0), anns))
    for (let index = 0; index < 100; index++) {
      keys.take(asId<ConnectionId>('stranger'), 'AAAA')
    }
    keys.addDevice(BOB, bobs, BOBS_SEAT)
    await keys.openAll()
    expect(taken).toEqual([])
    expect(keys.waiting).toBeLessThanOrEqual(64)
    keys.take(BOBS_SEAT, 'AAAA')
    for (let index = 0; index < 10; index++) {
      await keys.openAll()
    }
    expect(keys.waiting).toBe(63)
  })
})

describe('a safety code', () => {
  const anns = { person: ANN, identity: 'A'.repeat(43) }
  const bobs = { person: BOB, identity: 'B'.repeat(43) }

  it('is the same on both sides, and another for another key', async () => {
    const code = await safetyCode(anns, bobs)
    expect(await safetyCode(bobs, anns)).toEqual(code)
    expect(code).toHaveLength(6)
    expect(code.every((group) => /^\d{5}$/.test(group))).toBe(true)
    expect(await safetyCode(anns, { ...bobs, identity: 'C'.repeat(43) })).not.toEqual(code)
  })
})
