import { useStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { level, withText } from '../notificationSettings'
import { noticeWorker } from '../notice'
import { askPermission, permission } from '../permission'
import * as pushApi from './pushApi'
import { isBoundTo, requestOf } from './subscription'
import { clearNotices, lacksWorker, registerWorker, workerHere } from './worker'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { PushTestResult } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { language } from '@/i18n/i18n'

/** So long the browser's push service is waited for. */
const SERVICE_PATIENCE_MS = 15_000

const pause = (ms: number) =>
  new Promise<null>((done) =>
    setTimeout(() => {
      done(null)
    }, ms),
  )

/** What keeps this device from getting pushes. */
export type Obstacle = 'insecure' | 'unsupported' | 'denied' | 'workerMissing' | 'serviceMissing'
export type TestOutcome = PushTestResult['result'] | Obstacle | 'level'

/** Pushes to this device: what the browser has, what the server knows, and what is in the way. */
export const usePushStore = defineStore('push', () => {
  /** What the person wants here; the subscription itself may be lost, and is then made anew. */
  const wanted = useStorage('parley.push', false)
  const busy = ref(false)
  const obstacle = ref<Obstacle | null>(lacksWorker())
  const error = ref<ProblemCode | null>(null)
  /** How many devices of the account get pushes; null while that is not known. */
  const devices = ref<number | null>(null)
  const offered = ref(true)
  const on = computed(() => wanted.value && permission.value === 'granted' && obstacle.value === null)

  const wishes = () => ({ level: level.value, withText: withText.value === 'on', language: language.value })

  /** To be called by a click, as browsers ask for permission by nothing else. */
  async function switchOn(): Promise<void> {
    await attempt(async () => {
      await askPermission()
      if (permission.value !== 'granted') {
        obstacle.value = permission.value === 'unsupported' ? 'unsupported' : 'denied'
        return
      }
      wanted.value = true
      await subscribe()
    })
  }

  async function switchOff(): Promise<void> {
    wanted.value = false
    await attempt(async () => {
      await pushApi.unsubscribe()
      await unsubscribeHere()
      await look()
    })
  }

  /** After a load of the page: has the worker in place, and the server know what the browser has. */
  async function restore(): Promise<void> {
    await registerWorker()
    if (wanted.value && permission.value === 'granted') {
      await attempt(subscribe)
    }
  }

  async function subscribe(): Promise<void> {
    const view = await pushApi.getPush()
    offered.value = view.enabled
    const worker = (await workerHere()) ?? (await registerWorker())
    if (!view.enabled || !worker) {
      obstacle.value = view.enabled ? (lacksWorker() ?? 'workerMissing') : null
      return
    }
    const subscription = await subscriptionOf(worker, view.publicKey)
    const body = subscription && requestOf(subscription, wishes())
    if (!body) {
      obstacle.value = 'serviceMissing'
      return
    }
    await pushApi.subscribe(body)
    obstacle.value = null
    await look()
  }

  /** Null where the browser has no push service, or does not reach it. */
  async function subscriptionOf(
    worker: ServiceWorkerRegistration,
    publicKey: string,
  ): Promise<PushSubscription | null> {
    try {
      const held = await worker.pushManager.getSubscription()
      if (held && isBoundTo(held, publicKey)) {
        return held
      }
      await held?.unsubscribe()
      const options = { userVisibleOnly: true, applicationServerKey: publicKey }
      await navigator.serviceWorker.ready
      // Chromium goes on asking for as long as it does not reach its push service.
      return await Promise.race([worker.pushManager.subscribe(options), pause(SERVICE_PATIENCE_MS)])
    } catch {
      return null
    }
  }

  async function unsubscribeHere(): Promise<void> {
    const worker = await workerHere()
    await (await worker?.pushManager.getSubscription())?.unsubscribe().catch(() => false)
  }

  async function look(): Promise<void> {
    const { enabled, logins } = await pushApi.getPush()
    offered.value = enabled
    devices.value = logins.length
  }

  /** Tries it, and says what is in the way, from here to the push service. */
  async function test(): Promise<TestOutcome | null> {
    const here = lacksWorker() ?? (permission.value === 'denied' ? 'denied' : null)
    if (here) {
      return here
    }
    if (level.value === 'off') {
      return 'level'
    }
    let outcome: TestOutcome | null = null
    await attempt(async () => {
      await subscribe()
      outcome = obstacle.value ?? (await pushApi.testPush()).result
    })
    return outcome
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    busy.value = true
    error.value = null
    try {
      await work()
    } catch (failure) {
      error.value = codeOf(failure)
    } finally {
      busy.value = false
    }
  }

  watch(
    on,
    async (is) => {
      noticeWorker.value = is ? await workerHere() : null
    },
    { immediate: true },
  )

  watch([level, withText, language], () => {
    if (on.value) {
      void attempt(subscribe)
    }
  })

  useAuthStore().beforeLogOut(() => {
    wanted.value = false
    void unsubscribeHere()
    void clearNotices()
  })

  return { wanted, on, busy, obstacle, error, devices, offered, switchOn, switchOff, restore, look, test }
})
