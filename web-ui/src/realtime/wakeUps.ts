/**
 * - `network`: there was none, or it is another one now
 * - `page`: it was frozen or put away, and all it waited for with it
 * - `person`: looks at the page again; that the computer has slept shows in nothing else
 */
export type WakeUp = 'network' | 'page' | 'person'

/** Tells of what makes it worth while to try at once; returns how to stop it. */
export function onWakeUp(woken: (what: WakeUp) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const network = () => {
    woken('network')
  }
  const page = () => {
    woken('page')
  }
  const person = () => {
    if (document.visibilityState !== 'hidden') {
      woken('person')
    }
  }
  window.addEventListener('online', network, { signal })
  document.addEventListener('resume', page, { signal })
  window.addEventListener('pageshow', ({ persisted }) => (persisted ? page : person)(), { signal })
  document.addEventListener('visibilitychange', person, { signal })
  window.addEventListener('focus', person, { signal })
  return () => {
    stop.abort()
  }
}
