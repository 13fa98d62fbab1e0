// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import type { ListedConversation } from './listedConversation'
import MessageList from './MessageList.vue'
import { i18n } from '@/i18n/i18n'
import { CHAT } from '@/testing/events'

it('shows shapes for as long as messages are on their way, and says that it is busy', async () => {
  setActivePinia(createPinia())
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn()
      unobserve = vi.fn()
      disconnect = vi.fn()
    },
  )
  const loaded = ref(false)
  const conversation = {
    ...{ chatId: CHAT, loaded, rows: ref([]), shown: ref({ from: 1, to: 0, events: [] }) },
    ...{ complete: ref(true), loading: ref(null), atTail: ref(true), draft: ref(false) },
    ...{ title: ref('Crew'), peer: ref(null), type: ref('group'), summary: ref(null) },
    ...{ load: () => Promise.resolve(true), focusOn: () => undefined, unreadSince: () => 0 },
    ...{ markRead: () => undefined, showEnd: () => undefined },
  } as unknown as ListedConversation
  const list = mount(MessageList, { props: { conversation }, global: { plugins: [i18n] } })
  const shapes = () => list.find('[data-testid=message-skeleton]')
  const busy = () => list.get('[data-testid=message-list]').attributes('aria-busy')

  expect(busy()).toBe('true')
  expect(shapes().attributes('aria-hidden')).toBe('true')
  expect(shapes().text()).toBe('')

  loaded.value = true
  await nextTick()
  expect(shapes().exists()).toBe(false)
  expect(busy()).toBe('false')
})
