import { useStorage } from '@vueuse/core'

/** `mentions` is what is for oneself: personal messages and mentions. */
export type Level = 'off' | 'mentions' | 'all'

export const level = useStorage<Level>('parley.notifications', 'all')
export const sound = useStorage<'on' | 'off'>('parley.notificationSound', 'off')
/** Whether a notification, which others may see on the screen, says what was written. */
export const withText = useStorage<'on' | 'off'>('parley.notificationText', 'on')
/** Whether the person was asked and said "not now": nobody is asked twice. */
export const declined = useStorage('parley.notificationsDeclined', false)
