import type { ShownPicture } from './mediaSession'
import type { Source } from './signal'
import type { CallView, Person, Subscription } from '@/realtime/protocol.gen'

/** A window that is pulled larger changes all heights many times a second. */
const SETTLE_MS = 250
/** Heights that are as good as each other, in pixels. */
const STEP_PX = 30
const HIGHEST_PX = 16_384

/** Tells the router which pictures are shown, and how high, once that has settled. */
export class Subscriptions {
  private shown: readonly ShownPicture[] | null = null
  private call: CallView | null = null
  /** As JSON. */
  private told = ''
  private timer?: ReturnType<typeof setTimeout>

  constructor(private readonly tell: (tracks: Subscription[]) => void) {}

  /** What is shown; null before that was said. */
  get pictures(): readonly ShownPicture[] | null {
    return this.shown
  }

  show(pictures: readonly ShownPicture[]): void {
    this.shown = pictures
    this.settle()
  }

  /** Tracks may have other ids by now. */
  follow(call: CallView): void {
    this.call = call
    if (this.shown) {
      this.settle()
    }
  }

  /** Says it again, to whom it was not said. */
  repeat(): void {
    if (this.told !== '') {
      this.told = ''
      this.settle()
    }
  }

  /** Before the first time everything comes. */
  has(person: Person, source: Source): boolean {
    return (
      this.shown === null ||
      this.shown.some((one) => one.person === person && one.source === source && one.height > 0)
    )
  }

  close(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private settle(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.flush()
    }, SETTLE_MS)
  }

  private flush(): void {
    const tracks = (this.shown ?? []).flatMap(({ person, source, height }): Subscription[] => {
      const track = this.call?.participants
        .find((participant) => participant.person === person)
        ?.tracks.find((one) => one.source === source)
      const maxHeight = Math.min(HIGHEST_PX, Math.ceil(height / STEP_PX) * STEP_PX)
      return track ? [{ publisher: person, trackId: track.id, maxHeight }] : []
    })
    const now = JSON.stringify(tracks)
    if (now !== this.told) {
      this.told = now
      this.tell(tracks)
    }
  }
}
