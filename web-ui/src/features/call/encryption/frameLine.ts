import { canTransform, type FrameTransforms, frameTransforms } from './frameTransforms'
import type { FrameCounts, FromWorker, ToWorker } from './workerMessages'
import type { Person } from '@/realtime/protocol.gen'

/** The worker in which frames are encrypted, as the page talks to it. */
export class FrameLine {
  readonly transforms: FrameTransforms
  private counted: ((counts: FrameCounts) => void) | null = null

  private constructor(
    private readonly worker: Worker,
    onKeyMissing: (person: Person) => void,
  ) {
    this.transforms = frameTransforms(worker)
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'keyMissing') {
        onKeyMissing(data.person)
      } else {
        this.counted?.(data.counts)
      }
    }
  }

  /** Null in a browser that lets no script see frames. */
  static open(onKeyMissing: (person: Person) => void): FrameLine | null {
    return canTransform()
      ? new FrameLine(
          new Worker(new URL('./frames.worker.ts', import.meta.url), { type: 'module' }),
          onKeyMissing,
        )
      : null
  }

  post(message: ToWorker): void {
    this.worker.postMessage(message)
  }

  async counts(): Promise<FrameCounts> {
    return new Promise((resolve) => {
      this.counted = resolve
      this.post({ type: 'count' })
    })
  }

  close(): void {
    this.worker.terminate()
  }
}
