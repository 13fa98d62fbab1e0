import { measure, type Measures } from './measures'
import { judge, NO_CONNECTION, type Quality, Smoother, UNKNOWN } from './quality'
import { type Report, type Snapshot, snapshotOf } from './snapshot'
import type { PersonLink } from '../media/mediaSession'

/** After a connection is made its first seconds say nothing yet. */
const SETTLE_SAMPLES = 2

/** How well the media to and from one other participant do, by one sample a second. */
export class PersonQuality {
  quality: Quality = UNKNOWN
  /** Between the last two samples; null before that. */
  measures: Measures | null = null
  private readonly smoother = new Smoother()
  private before: Snapshot | null = null
  private samples = 0

  /** @param expected whether anything should come */
  take(report: Report | null, link: PersonLink, expected: boolean): void {
    const after = report ? snapshotOf(report) : null
    const { before } = this
    this.samples = link === 'connected' ? this.samples + 1 : 0
    this.measures = before && after && after.at > before.at ? measure(before, after) : null
    this.before = after
    if (link === 'reconnecting' || link === 'lost') {
      this.quality = this.smoother.show(NO_CONNECTION)
    } else if (this.measures && this.settled) {
      this.quality = this.smoother.next(judge(this.measures, expected))
    }
  }

  /** Whether what is measured tells of the connection, not of its beginning. */
  get settled(): boolean {
    return this.samples > SETTLE_SAMPLES
  }
}

/**
 * Whose connection stands for that of the call: the worst one that works, since one who is cut off says nothing of one's
 * own. The first of those as bad as each other.
 */
export function worstOf<T>(people: readonly T[], qualityOf: (of: T) => Quality): T | undefined {
  const working = people.filter((one) => qualityOf(one).level > 0)
  const [first, ...rest] = working.length > 0 ? working : people
  return first === undefined
    ? undefined
    : rest.reduce((a, b) => (qualityOf(b).level < qualityOf(a).level ? b : a), first)
}
