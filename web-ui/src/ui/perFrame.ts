/** A page that draws nothing, since it is hidden or busy, waits no longer than this. */
export const LONGEST_WAIT_MS = 100

/**
 * Gathers what comes between two frames of the page, and hands it on right before the next one is drawn, in the order in which
 * it came: however much it is, what hangs on it is then worked out and drawn once. Where nothing is drawn it is handed on at once.
 *
 * @param take gets one after the other; one that it fails at keeps no other from it
 */
export function perFrame<T>(take: (item: T) => void): (item: T) => void {
  let gathered: T[] = []
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function handOn(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    const items = gathered
    gathered = []
    for (const item of items) {
      try {
        take(item)
      } catch (failure) {
        reportError(failure)
      }
    }
  }

  return (item) => {
    gathered.push(item)
    if (document.hidden) {
      handOn()
    } else if (gathered.length === 1) {
      frame = requestAnimationFrame(handOn)
      timer = setTimeout(handOn, LONGEST_WAIT_MS)
    }
  }
}
