import type { SframeKey } from './sframe'

/** A device's tag in the upper 24 bits, and in the lower 8 how often that device has renewed its key. */
export type KeyId = number

const GENERATIONS = 256
/** The present key, the next one, and those of frames that are still on their way. */
const KEYS_MAX = 4
/** A device of now, and one that the person has come from. */
const TAGS_MAX = 2

export function keyIdOf(tag: number, generation: number): KeyId {
  return tag * GENERATIONS + (generation % GENERATIONS)
}

export function tagOf(id: KeyId): number {
  return Math.floor(id / GENERATIONS)
}

/** The keys of one person's devices, the newest ones. */
export class KeyRing {
  private readonly tags: number[] = []
  private readonly keys = new Map<KeyId, SframeKey>()

  /** The person has this device, whose keys may come later than its frames. */
  addDevice(tag: number): void {
    if (!this.tags.includes(tag)) {
      this.tags.push(tag)
      this.tags.splice(0, this.tags.length - TAGS_MAX)
    }
  }

  add(key: SframeKey): void {
    this.addDevice(tagOf(key.id))
    this.keys.delete(key.id)
    this.keys.set(key.id, key)
    for (const id of [...this.keys.keys()].slice(0, -KEYS_MAX)) {
      this.keys.delete(id)
    }
  }

  knows(tag: number): boolean {
    return this.tags.includes(tag)
  }

  get(id: KeyId): SframeKey | undefined {
    return this.keys.get(id)
  }
}
