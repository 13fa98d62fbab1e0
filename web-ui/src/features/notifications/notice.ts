import { shallowRef } from 'vue'
import type { NoticeData } from '@/worker/scope'

/**
 * The service worker by which notifications are shown while this device gets pushes: then what the page shows and what is
 * pushed take each other's place. Null where the page shows its own.
 */
export const noticeWorker = shallowRef<ServiceWorkerRegistration | null>(null)

/** `renotify` is in the standard, and not in TypeScript's library. */
export type NoticeLook = NotificationOptions & { tag: string; renotify?: boolean }

/**
 * Shows a notification, in the place of one with the same tag.
 *
 * @param data what it leads to, where the worker shows it: a click then comes by way of the worker
 * @returns what takes it away
 * @throws TypeError on phones that have notifications by a worker alone
 */
export function showNotice(
  title: string,
  look: NoticeLook,
  data: NoticeData,
  clicked: () => void,
): () => void {
  const worker = noticeWorker.value
  if (worker) {
    void worker.showNotification(title, { ...look, data })
    return () => void takeAway(worker, look.tag)
  }
  const notification = new Notification(title, look)
  notification.onclick = () => {
    window.focus()
    notification.close()
    clicked()
  }
  return () => {
    notification.close()
  }
}

async function takeAway(worker: ServiceWorkerRegistration, tag: string): Promise<void> {
  const shown = await worker.getNotifications({ tag })
  shown.forEach((notice) => {
    notice.close()
  })
}
