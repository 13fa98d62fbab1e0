/** At the root, since a worker is in charge of what is below its own address. */
const ADDRESS = '/service-worker.js'

/** Why there is no service worker: the browser has none, or the page does not come by https, nor from this computer. */
export type NoWorker = 'insecure' | 'unsupported'

export function lacksWorker(): NoWorker | null {
  if (!isSecureContext) {
    return 'insecure'
  }
  return 'serviceWorker' in navigator ? null : 'unsupported'
}

/** Null where the browser has none, or does not take it. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (lacksWorker()) {
    return null
  }
  try {
    return await navigator.serviceWorker.register(ADDRESS, { updateViaCache: 'none' })
  } catch {
    return null
  }
}

/** The one that is there. */
export async function workerHere(): Promise<ServiceWorkerRegistration | null> {
  return lacksWorker() ? null : ((await navigator.serviceWorker.getRegistration()) ?? null)
}

/** Takes away what the worker shows and keeps, as somebody logs out: the files of the page are nobody's, and stay. */
export async function clearNotices(): Promise<void> {
  const worker = await workerHere()
  const shown = (await worker?.getNotifications()) ?? []
  shown.forEach((notice) => {
    notice.close()
  })
}
