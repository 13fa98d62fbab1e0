// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import ChatList from './ChatList.vue'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { ChatId } from '@/realtime/protocol.gen'
import { ANN, BOB, message, summary, user } from '@/testing/events'

const rendered = vi.fn<(id: ChatId) => void>()

const Item = defineComponent({
  name: 'ChatListItem',
  props: { chat: { type: Object, required: true }, open: Boolean, passed: Boolean },
  setup(props) {
    return () => {
      const { id } = props.chat as { id: ChatId }
      rendered(id)
      return h('div', { id, 'data-passed': props.passed || undefined })
    }
  },
})

const idOf = (index: number) => asId<ChatId>(`chat-${String(index).padStart(3, '0')}`)

beforeEach(() => {
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  rendered.mockClear()
})

function listOf(count: number) {
  const chats = useChatsStore()
  const all = Array.from({ length: count }, (_, index) =>
    summary({ id: idOf(index), head: 1, last: { ...message(1, BOB), chatId: idOf(index) } }),
  )
  chats.reduceSnapshot(all, { chatIds: [], rev: 0 })
  const list = mount(ChatList, {
    props: { openChatId: null },
    global: { plugins: [i18n], stubs: { ChatListItem: Item } },
  })
  return { chats, list, shown: () => list.findAll('li > div').map(({ element }) => element.id) }
}

it('renders of a long list only the chats that have changed', async () => {
  const { chats, list, shown } = listOf(500)
  expect(rendered).toHaveBeenCalledTimes(40)
  // Before, the first is the only stop of Tab; it stays so, wherever it goes.
  list.get(`#${shown()[0]}`).element.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  await nextTick()
  rendered.mockClear()

  for (const index of [3, 4, 3]) {
    const id = idOf(index)
    chats.reduceEvent({ ...message((chats.byId.get(id)?.head ?? 0) + 1, BOB), chatId: id })
  }
  await nextTick()

  expect(rendered.mock.calls.map(([id]) => id).sort()).toEqual([idOf(3), idOf(4)])
  expect(shown().slice(0, 2)).toEqual([idOf(3), idOf(4)])
})

it('has one stop of Tab, where the focus was', async () => {
  const { list } = listOf(5)
  list.get(`#${idOf(2)}`).element.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  await nextTick()
  expect(list.findAll('li > div:not([data-passed])').map(({ element }) => element.id)).toEqual([idOf(2)])
})

it('tells the place of each chat in a long list of which not all are there', () => {
  const { list } = listOf(500)
  const last = list.findAll('li').at(-1)
  expect(last?.attributes()).toMatchObject({ 'aria-setsize': '500', 'aria-posinset': '40' })
  expect(list.get('ul').attributes('style')).toContain(`padding-block-end: ${460 * 76}px`)
})

it('has all chats of a list that is not long, and nothing to tell of their places', () => {
  const { list, shown } = listOf(60)
  expect(shown()).toHaveLength(60)
  expect(list.get('li').attributes('aria-posinset')).toBeUndefined()
  expect(list.get('ul').attributes('style')).toBeUndefined()
})

it('keeps the open chat of a long list', async () => {
  const { list, shown } = listOf(500)
  await list.setProps({ openChatId: idOf(321) })
  expect(shown()).toHaveLength(41)
  expect(shown().at(-1)).toBe(idOf(321))
})
