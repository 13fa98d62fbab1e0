/** Nobody holds it longer than a request may take; whoever does was frozen. */
const WAIT_MS = 2000

/**
 * Does something while no other tab does it. A tab that was frozen with the lock, or a browser without locks (on insecure
 * origins), does not keep it from being done.
 */
export async function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks
  let begun = false
  const begin = () => {
    begun = true
    return task()
  }
  try {
    return await (locks
      ? (locks.request(name, { signal: AbortSignal.timeout(WAIT_MS) }, begin) as Promise<T>)
      : begin())
  } catch (failure) {
    if (begun) {
      throw failure
    }
    return task()
  }
}
