import type { Device } from './device'
import type { KeyOfDevice } from './keyRotation'
import type { SealedKey } from '@/realtime/protocol.gen'

/**
 * The boxes for those devices that one can be sealed for. A device may show a key that no secret can be agreed on with (RFC
 * 7748, section 6.1): it gets no box, and keeps nobody else from theirs.
 */
export async function boxesOf(device: Device, keys: readonly KeyOfDevice[]): Promise<SealedKey[]> {
  const boxes = await Promise.all(keys.map((key) => boxOf(device, key)))
  return boxes.filter((box) => box !== null)
}

async function boxOf(device: Device, { key, to }: KeyOfDevice): Promise<SealedKey | null> {
  if (to.address === null) {
    return null
  }
  try {
    return { to: to.address, box: await device.seal(key, to.device) }
  } catch (failure) {
    console.warn('a device gets no key', failure)
    return null
  }
}
