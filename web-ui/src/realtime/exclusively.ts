/**
 * Does something while no other tab does it. A tab that was frozen with the lock, a browser that never grants one, or one
 * without locks (on insecure origins) keeps it from being done for so long at most.
 */
export function exclusively<T>(name: string, patienceMs: number, task: () => Promise<T>): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks
  if (!locks) {
    return task()
  }
  const giveUp = new AbortController()
  let begun: Promise<T> | null = null
  const once = () => (begun ??= task())

  return new Promise((resolve, reject) => {
    const settle = () => void once().then(resolve, reject)
    // Not AbortSignal.timeout: the browser that forgets a lock may forget that, too.
    const timer = setTimeout(() => {
      giveUp.abort()
      settle()
    }, patienceMs)
    const granted = locks.request(name, { signal: giveUp.signal }, () => {
      clearTimeout(timer)
      return once()
    })
    granted.then(settle, settle)
  })
}
