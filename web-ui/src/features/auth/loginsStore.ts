import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import * as api from './loginsApi'
import type { LoginNotice, LoginView } from '@/api/schema'
import type { AuthSessionId } from '@/api/schema.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** One's own logins, and the notices of those on new devices. */
export const useLoginsStore = defineStore('logins', () => {
  const realtime = useRealtimeStore()
  /** Null until they were told. */
  const logins = shallowRef<LoginView[] | null>(null)
  const notices = shallowRef<LoginNotice[]>([])
  let asked = 0

  function listen(): void {
    realtime.onReady(quietly)
    realtime.onEvent((event) => {
      if (event.type === 'logins.changed') {
        quietly()
      }
    })
  }

  /** The next connection or change asks again. */
  function quietly(): void {
    load().catch(() => undefined)
  }

  async function load(): Promise<void> {
    const mine = ++asked
    const list = await api.listLogins()
    if (mine === asked) {
      logins.value = list.logins
      notices.value = list.notices
    }
  }

  async function end(id: AuthSessionId): Promise<void> {
    await api.endLogin(id)
    logins.value = logins.value?.filter((login) => login.id !== id) ?? null
    quietly()
  }

  async function endOthers(): Promise<void> {
    await api.endOtherLogins()
    logins.value = logins.value?.filter((login) => login.current) ?? null
    quietly()
  }

  async function dismiss(id: AuthSessionId): Promise<void> {
    await api.dismissLoginNotice(id)
    notices.value = notices.value.filter((notice) => notice.id !== id)
    quietly()
  }

  return { logins, notices, listen, load, end, endOthers, dismiss }
})
