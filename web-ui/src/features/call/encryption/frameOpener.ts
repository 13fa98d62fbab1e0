import { type Bytes, joined } from './bytes'
import {
  isSignOfLife,
  joinRedundant,
  readableBytes,
  splitRedundant,
  type FrameShape,
  type WholeShape,
} from './frameParts'
import type { EncryptionMode } from './frameSealer'
import { type KeyId, type KeyRing, tagOf } from './keyRing'
import { ReplayWindow } from './replayWindow'
import { open, readHeader } from './sframe'

/** Why a frame is not played. */
export type Refusal = 'plain' | 'keyMissing' | 'forged' | 'replayed'

export type Opened = { frame: Bytes } | { refused: Refusal }

/** Windows of keys that are in use at once. */
const WINDOWS_MAX = 8

/** Decrypts the frames that come in one track of somebody. */
export class FrameOpener {
  private readonly windows = new Map<KeyId, ReplayWindow>()

  /**
   * @param source the number of the track's source, as it was sealed with
   */
  async open(
    frame: Bytes,
    shape: FrameShape | null,
    source: number,
    keys: KeyRing,
    mode: EncryptionMode,
  ): Promise<Opened> {
    if (shape !== null && isSignOfLife(shape, frame)) {
      return { frame }
    }
    if (shape === null) {
      return mode === 'plain' ? { frame } : { refused: 'plain' }
    }
    return shape === 'red'
      ? this.openRedundant(frame, source, keys, mode)
      : this.openOne(frame, shape, source, keys, mode)
  }

  /** An earlier sound that does not open is left out: it has mostly been played already. */
  private async openRedundant(
    frame: Bytes,
    source: number,
    keys: KeyRing,
    mode: EncryptionMode,
  ): Promise<Opened> {
    const blocks = splitRedundant(frame)
    if (!blocks) {
      return { refused: 'forged' }
    }
    const opened = await Promise.all(
      blocks.map(async ({ header, data }) => ({
        header,
        data: await this.openOne(data, 'opus', source, keys, mode),
      })),
    )
    const present = opened.at(-1)?.data
    if (!present || 'refused' in present) {
      return present ?? { refused: 'forged' }
    }
    const readable = opened.flatMap(({ header, data }) =>
      'frame' in data ? [{ header, data: data.frame }] : [],
    )
    return { frame: joinRedundant(readable) }
  }

  private async openOne(
    frame: Bytes,
    shape: WholeShape,
    source: number,
    keys: KeyRing,
    mode: EncryptionMode,
  ): Promise<Opened> {
    const readable = frame.slice(0, readableBytes(shape, frame))
    const sealed = frame.slice(readable.length)
    const header = readHeader(sealed)
    const ofDevice = header !== null && keys.knows(tagOf(header.keyId))
    if (!ofDevice) {
      return mode === 'plain' ? { frame } : { refused: 'plain' }
    }
    const key = keys.get(header.keyId)
    if (!key) {
      return { refused: 'keyMissing' }
    }
    const window = this.windowOf(header.keyId)
    if (!window.isNew(header.counter)) {
      return { refused: 'replayed' }
    }
    const content = await open(key, header, joined([source], readable), sealed)
    if (!content) {
      return { refused: 'forged' }
    }
    window.add(header.counter)
    return { frame: joined(readable, content) }
  }

  private windowOf(id: KeyId): ReplayWindow {
    const known = this.windows.get(id)
    if (known) {
      return known
    }
    const [oldest] = this.windows.keys()
    if (oldest !== undefined && this.windows.size >= WINDOWS_MAX) {
      this.windows.delete(oldest)
    }
    const window = new ReplayWindow()
    this.windows.set(id, window)
    return window
  }
}
