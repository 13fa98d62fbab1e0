// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { useMessageLink } from './useMessageLink'
import { useJumpsStore } from '@/features/messages/jumpsStore'
import { messageAddress } from '@/features/messages/messageAddress'
import { i18n } from '@/i18n/i18n'
import { CHAT } from '@/testing/events'
import { useToastsStore } from '@/ui/toastsStore'

const Shell = defineComponent({
  setup() {
    useMessageLink()
    return () => null
  },
})

beforeEach(() => {
  setActivePinia(createPinia())
})

async function visit(...paths: string[]) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: Shell },
      { path: '/chats/:chatId', name: 'chat', component: Shell },
      { path: '/chats/:chatId/messages/:seq', name: 'message', component: Shell },
    ],
  })
  const [first = '/', ...others] = paths
  await router.push(first)
  mount(RouterView, { global: { plugins: [router, i18n] } })
  await settled(router)
  for (const path of others) {
    await router.push(path)
    await settled(router)
  }
  return router.currentRoute.value.fullPath
}

/** What a visit has begun replaces it in a later turn. */
async function settled(router: ReturnType<typeof createRouter>): Promise<void> {
  await router.isReady()
  await new Promise((resolve) => {
    setTimeout(resolve)
  })
}

const address = (seq: number) => messageAddress(CHAT, seq, '')

it('opens the chat at the message of the address', async () => {
  expect(await visit(address(42))).toBe(`/chats/${CHAT}`)
  expect(useJumpsStore().take(CHAT)).toEqual({ chatId: CHAT, seq: 42 })
})

it('goes on to another message of the chat that is open, and to the same one again', async () => {
  expect(await visit('/', `/chats/${CHAT}`, address(7), address(7))).toBe(`/chats/${CHAT}`)
  expect(useJumpsStore().take(CHAT)).toEqual({ chatId: CHAT, seq: 7 })
})

it.each(['0', '-1', 'x', '1e9', '99999999999999999'])('says that there is no message %s', async (part) => {
  expect(await visit(`/chats/${CHAT}/messages/${part}`)).toBe(`/chats/${CHAT}`)
  expect(useJumpsStore().wanted).toBeNull()
  expect(useToastsStore().items).toHaveLength(1)
})
