import { ref } from 'vue'

export type Permission = NotificationPermission | 'unsupported'

/** Whether the browser lets this page show notifications; kept, as asking changes it. */
export const permission = ref<Permission>(
  typeof Notification === 'undefined' || !isSecureContext ? 'unsupported' : Notification.permission,
)

/** Asks the person; browsers take that only from a click. */
export async function askPermission(): Promise<void> {
  if (permission.value !== 'unsupported') {
    permission.value = await Notification.requestPermission()
  }
}
