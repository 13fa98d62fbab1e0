import type { Measures } from './measures'
import type { Path } from './snapshot'

/** One measure over a call; null where there was none. Loss in shares from 0 to 1, times in milliseconds. */
export interface Spread {
  average: number | null
  max: number | null
}

/** How the connection did over a whole call, one sample a second. */
export interface CallSummary {
  samples: number
  upLoss: Spread
  downLoss: Spread
  roundTrip: Spread
  jitter: Spread
  /** How it went last; null where that was never known. */
  path: Path | null
}

const MEASURED = ['upLoss', 'downLoss', 'roundTrip', 'jitter'] as const

/** Adds up as the call goes on, in constant space. */
export class RunningSummary {
  private samples = 0
  private path: Path | null = null
  private readonly sums = { upLoss: sum(), downLoss: sum(), roundTrip: sum(), jitter: sum() }

  add(measures: Measures): void {
    this.samples++
    this.path = measures.path ?? this.path
    for (const name of MEASURED) {
      const value = measures[name]
      if (value !== null) {
        const total = this.sums[name]
        total.count++
        total.sum += value
        total.max = Math.max(total.max, value)
      }
    }
  }

  summary(): CallSummary {
    const { upLoss, downLoss, roundTrip, jitter } = this.sums
    return {
      samples: this.samples,
      upLoss: spread(upLoss),
      downLoss: spread(downLoss),
      roundTrip: spread(roundTrip),
      jitter: spread(jitter),
      path: this.path,
    }
  }
}

interface Sum {
  count: number
  sum: number
  max: number
}

function sum(): Sum {
  return { count: 0, sum: 0, max: 0 }
}

function spread({ count, sum: total, max }: Sum): Spread {
  return count === 0 ? { average: null, max: null } : { average: total / count, max }
}
