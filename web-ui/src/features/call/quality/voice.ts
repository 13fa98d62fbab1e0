import { Loudness, type Source } from './loudness'
import { type Activity, decibels, QUIET, reduceActivity } from '../devices/activity'

/** Whether one other participant speaks, by what is played of them. */
export class Voice {
  private readonly loudness = new Loudness()
  private activity: Activity = QUIET

  /** @param now in milliseconds, of a clock that does not go back */
  listen(sources: readonly Source[], now: number, muted: boolean): boolean {
    const level = decibels(this.loudness.of(sources, now))
    this.activity = reduceActivity(this.activity, { level, at: now, muted })
    return this.activity.speaking
  }
}
