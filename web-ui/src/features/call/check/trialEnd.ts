export type End = 'connected' | 'failed' | 'late'

/** How a trial ends: whatever comes first of what was told, an abort and the time that is up. */
export interface TrialEnd {
  settled: Promise<End>
  settle: (state: End) => void
  isOver: () => boolean
}

export function endWithin(ms: number, signal: AbortSignal): TrialEnd {
  let over = false
  let resolve: (state: End) => void = () => undefined
  const settled = new Promise<End>((resolved) => {
    resolve = resolved
  })
  const giveUp = () => {
    settle('late')
  }
  const timer = setTimeout(giveUp, ms)
  function settle(state: End): void {
    over = true
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    resolve(state)
  }
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) {
    giveUp()
  }
  return { settled, settle, isOver: () => over }
}
