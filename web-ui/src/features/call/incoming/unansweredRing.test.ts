// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useUnansweredRing } from './useUnansweredRing'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { CallId, CallView } from '@/realtime/protocol.gen'
import { BOB, user } from '@/testing/events'
import { useToastsStore } from '@/ui/toastsStore'

const RUNG = { id: asId<CallId>('call'), startedBy: BOB } as unknown as CallView

beforeEach(() => {
  setActivePinia(createPinia())
  useUsersStore().learn([user(BOB)])
})

async function ring(): Promise<string[]> {
  const rung = shallowRef<CallView | null>(null)
  const scope = effectScope()
  scope.run(() => {
    useUnansweredRing(rung, i18n.global.t as unknown as ComposerTranslation)
  })
  rung.value = RUNG
  await nextTick()
  // The same call, as it stands later.
  rung.value = { ...RUNG }
  await nextTick()
  scope.stop()
  return useToastsStore().items.map(({ text }) => text)
}

it('tells once who calls where no call is possible', async () => {
  vi.stubGlobal('RTCPeerConnection', undefined)
  const told = await ring()
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('This browser cannot take part in calls: answer on another device.')
})

it('leaves it to the ring elsewhere', async () => {
  vi.stubGlobal('RTCPeerConnection', vi.fn())
  expect(await ring()).toEqual([])
})
