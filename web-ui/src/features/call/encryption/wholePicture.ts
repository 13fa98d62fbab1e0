import type { Bytes } from './bytes'
import { type FrameShape, isKeyFrame } from './frameParts'

/** The request, or the picture that answers it, may be lost on its way. */
const ASK_AGAIN_MS = 1000

/**
 * Asks for a whole picture after some that could not be opened yet: each of the others builds on the one before. Not all
 * browsers ask by themselves.
 */
export class WholePicture {
  private missing = false
  private askedAt = -Infinity

  /** @param ask has the sender send one */
  constructor(private readonly ask: () => void) {}

  missed(): void {
    this.missing = true
  }

  opened(frame: Bytes, shape: FrameShape | null): void {
    this.missing &&= !isKeyFrame(shape, frame)
    const now = performance.now()
    if (this.missing && now - this.askedAt >= ASK_AGAIN_MS) {
      this.askedAt = now
      this.ask()
    }
  }
}
