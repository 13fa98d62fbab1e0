import type { Measures } from './measures'

/** Bars: 4 is as good as it gets, 0 is no connection. */
export type Level = 0 | 1 | 2 | 3 | 4

/** What keeps the connection from being good; the loss as a share from 0 to 1, times in milliseconds. */
export type Cause =
  | { name: 'none' }
  | { name: 'noConnection' }
  | { name: 'upLoss'; share: number }
  | { name: 'downLoss'; share: number }
  | { name: 'delay'; ms: number }
  | { name: 'jitter'; ms: number }
  | { name: 'freezes' }
  | { name: 'narrow'; rate: number }

export interface Quality {
  level: Level
  cause: Cause
}

/** From which value on there are three, two, one bars. Loss hurts speech from a few per cent, delay from 250 ms on. */
const LOSS = [0.02, 0.05, 0.12] as const
const DELAY_MS = [250, 400, 800] as const
const JITTER_MS = [40, 80, 160] as const
/** From below which rate on a picture suffers, and sound alone too. */
const NARROW = [300_000, 120_000, 40_000] as const

export const UNKNOWN: Quality = { level: 4, cause: { name: 'none' } }
export const NO_CONNECTION: Quality = { level: 0, cause: { name: 'noConnection' } }

/**
 * How good a connection is, by what is worst in it.
 *
 * @param expected whether the other side has anything to send
 */
export function judge(measures: Measures, expected: boolean): Quality {
  if (measures.silent && expected) {
    return NO_CONNECTION
  }
  const { upLoss, downLoss, roundTrip, jitter, available, freezes } = measures
  const verdicts: Quality[] = [
    { level: above(upLoss, LOSS), cause: { name: 'upLoss', share: upLoss ?? 0 } },
    { level: above(downLoss, LOSS), cause: { name: 'downLoss', share: downLoss ?? 0 } },
    { level: above(roundTrip, DELAY_MS), cause: { name: 'delay', ms: roundTrip ?? 0 } },
    { level: above(jitter, JITTER_MS), cause: { name: 'jitter', ms: jitter ?? 0 } },
    { level: narrowness(available, measures), cause: { name: 'narrow', rate: available ?? 0 } },
    { level: freezes > 0 ? 2 : 4, cause: { name: 'freezes' } },
  ]
  // Of two that are as bad the one named first: it says more.
  const worst = verdicts.reduce((a, b) => (b.level < a.level ? b : a))
  return worst.level === 4 ? UNKNOWN : worst
}

function above(value: number | null, [three, two, one]: readonly [number, number, number]): Level {
  if (value === null || value < three) {
    return 4
  }
  return value < two ? 3 : value < one ? 2 : 1
}

/** Only a picture needs much; an estimate that has not grown yet, as it does with sound alone, says nothing. */
function narrowness(available: number | null, { sentVideo }: Measures): Level {
  if (available === null || (sentVideo === null && available > NARROW[2])) {
    return 4
  }
  return available >= NARROW[0] ? 4 : available >= NARROW[1] ? 3 : available >= NARROW[2] ? 2 : 1
}

/** So many judgements in a row have to be worse, or better, before the bars change: bad news is quicker. */
const WORSE_AFTER = 2
const BETTER_AFTER = 4

/**
 * Keeps the bars from flickering. What is shown gets worse by the mildest of two bad judgements, and better by the worst
 * of four good ones.
 */
export class Smoother {
  private shown = UNKNOWN
  private worse: Quality[] = []
  private better: Quality[] = []

  next(judged: Quality): Quality {
    if (judged.level === this.shown.level) {
      return this.show(judged)
    }
    const isWorse = judged.level < this.shown.level
    const run = isWorse ? this.worse : this.better
    run.push(judged)
    if (isWorse) {
      this.better = []
    } else {
      this.worse = []
    }
    if (run.length < (isWorse ? WORSE_AFTER : BETTER_AFTER)) {
      return this.shown
    }
    return this.show(run.reduce((a, b) => (isWorse === b.level > a.level ? b : a)))
  }

  /** Shows it without waiting. */
  show(quality: Quality): Quality {
    this.worse = []
    this.better = []
    this.shown = quality
    return quality
  }
}
