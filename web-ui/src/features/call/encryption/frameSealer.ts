import { type Bytes, joined } from './bytes'
import { type FrameShape, joinRedundant, readableBytes, splitRedundant, type WholeShape } from './frameParts'
import { seal, type SframeKey } from './sframe'

/**
 * What happens to frames. `held`: none goes out or in, since it is not known yet whether all can encrypt. `plain`: as they
 * are. `sealed`: encrypted, and nothing else is let in.
 */
export type EncryptionMode = 'held' | 'plain' | 'sealed'

/** Encrypts the frames of all tracks of this page, with one key and one count. */
export class FrameSealer {
  private mode: EncryptionMode = 'held'
  private key: SframeKey | null = null
  private counter = 0

  setMode(mode: EncryptionMode): void {
    this.mode = mode
  }

  /** Frames are numbered anew by each key. */
  setKey(key: SframeKey): void {
    this.key = key
    this.counter = 0
  }

  /**
   * The frame as it goes out; null for none.
   *
   * @param source the number of the track's source, which is authenticated with the frame
   */
  async seal(frame: Bytes, shape: FrameShape | null, source: number): Promise<Bytes | null> {
    const { mode, key } = this
    if (mode === 'plain') {
      return frame
    }
    if (mode === 'held' || key === null || shape === null) {
      return null
    }
    if (shape !== 'red') {
      return this.sealOne(key, frame, shape, source)
    }
    const blocks = splitRedundant(frame)
    const sealed = blocks?.map(async ({ header, data }) => ({
      header,
      data: await this.sealOne(key, data, 'opus', source),
    }))
    return sealed ? joinRedundant(await Promise.all(sealed)) : null
  }

  private async sealOne(key: SframeKey, frame: Bytes, shape: WholeShape, source: number): Promise<Bytes> {
    const counter = this.counter++
    const readable = frame.slice(0, readableBytes(shape, frame))
    const metadata = joined([source], readable)
    return joined(readable, await seal(key, counter, metadata, frame.slice(readable.length)))
  }
}
