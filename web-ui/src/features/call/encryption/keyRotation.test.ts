import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type KeyOfDevice,
  KeyRotation,
  type ReachableDevice,
  RENEWAL_PAUSE_MS,
  SWITCH_MS,
} from './keyRotation'
import { asId } from '@/realtime/id'
import type { ConnectionId } from '@/realtime/protocol.gen'

const sent: string[] = []
const used: number[] = []
let fails = false
let rotation: KeyRotation

beforeEach(() => {
  vi.useFakeTimers()
  sent.length = 0
  used.length = 0
  fails = false
  rotation = new KeyRotation({
    send: (keys) => {
      sent.push(...keys.map(say))
      return fails ? Promise.reject(new Error('refused')) : Promise.resolve()
    },
    use: ({ generation }) => used.push(generation),
  })
})

afterEach(() => {
  rotation.close()
  vi.useRealTimers()
})

function say({ key, to }: KeyOfDevice): string {
  return `${String(key.generation)} to ${to.device.keys.agreement}`
}

function devices(...names: string[]): Map<string, ReachableDevice> {
  return new Map(names.map((name) => [name, reachable(name, `${name}-1`)]))
}

function reachable(name: string, address: string | null): ReachableDevice {
  return {
    device: { keys: { identity: name, agreement: name, signature: name }, tag: 1 },
    address: address === null ? null : asId<ConnectionId>(address),
  }
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
}

describe('the key of what this page sends', () => {
  it('is used at once where nothing was sent before', async () => {
    rotation.follow(devices('ann', 'bob'))
    await pass(0)
    expect(sent).toEqual(['0 to ann', '0 to bob'])
    expect(used).toEqual([0])
  })

  it('is another one for somebody who comes, used when all have it', async () => {
    rotation.follow(devices('ann'))
    await pass(RENEWAL_PAUSE_MS)
    rotation.follow(devices('ann', 'bob'))
    await pass(SWITCH_MS - 1)
    expect(sent).toEqual(['0 to ann', '1 to ann', '1 to bob'])
    expect(used).toEqual([0])
    await pass(1)
    expect(used).toEqual([0, 1])
  })

  it('is another one when somebody leaves, which that one does not get', async () => {
    rotation.follow(devices('ann', 'bob'))
    await pass(RENEWAL_PAUSE_MS)
    rotation.follow(devices('ann'))
    await pass(SWITCH_MS)
    expect(sent.slice(2)).toEqual(['1 to ann'])
    expect(used).toEqual([0, 1])
  })

  it('is renewed once for many who come at once', async () => {
    rotation.follow(devices('a'))
    for (const all of ['ab', 'abc', 'abcd', 'abcde']) {
      await pass(50)
      rotation.follow(devices(...all))
    }
    await pass(RENEWAL_PAUSE_MS + SWITCH_MS)
    expect(sent).toEqual(['0 to a', ...[...'abcde'].map((name) => `1 to ${name}`)])
    expect(used).toEqual([0, 1])
  })

  it('never goes to one who came after it was made', async () => {
    rotation.follow(devices('ann'))
    await pass(100)
    rotation.follow(devices('ann', 'bob'))
    rotation.asked('bob')
    await pass(RENEWAL_PAUSE_MS + SWITCH_MS)
    rotation.asked('bob')
    expect(sent.filter((each) => each.endsWith('bob'))).toEqual(['1 to bob', '1 to bob'])
  })

  it('stays while somebody is away, and goes to where they are again', async () => {
    rotation.follow(devices('ann', 'bob'))
    await pass(RENEWAL_PAUSE_MS)
    rotation.follow(new Map([...devices('ann'), ['bob', reachable('bob', null)]]))
    await pass(RENEWAL_PAUSE_MS)
    rotation.follow(new Map([...devices('ann'), ['bob', reachable('bob', 'bob-2')]]))
    await pass(RENEWAL_PAUSE_MS)
    expect(sent).toEqual(['0 to ann', '0 to bob', '0 to bob'])
    expect(used).toEqual([0])
  })

  it('is sent again when it was not taken', async () => {
    fails = true
    rotation.follow(devices('ann'))
    await pass(0)
    fails = false
    await pass(1000)
    expect(sent).toEqual(['0 to ann', '0 to ann'])
  })

  it('is sent again to who asks, not more often than twice a second, and to no stranger', async () => {
    rotation.follow(devices('ann'))
    await pass(0)
    ;['ann', 'ann', 'eve', 'ann'].forEach((name) => {
      rotation.asked(name)
    })
    await pass(500)
    rotation.asked('ann')
    expect(sent).toEqual(['0 to ann', '0 to ann', '0 to ann'])
  })

  it('is renewed for one who comes after all have left', async () => {
    rotation.follow(devices('ann'))
    await pass(RENEWAL_PAUSE_MS)
    rotation.follow(devices())
    await pass(RENEWAL_PAUSE_MS)
    rotation.follow(devices('bob'))
    await pass(SWITCH_MS)
    expect(sent).toEqual(['0 to ann', '1 to bob'])
    expect(used).toEqual([0, 1])
  })

  it('comes to nothing after the call', async () => {
    rotation.follow(devices('ann'))
    rotation.follow(devices('ann', 'bob'))
    rotation.close()
    await pass(10_000)
    expect(sent).toEqual(['0 to ann'])
  })
})
