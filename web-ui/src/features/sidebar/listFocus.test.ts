// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, nextTick, ref, type Ref } from 'vue'
import { useListFocus } from './useListFocus'
import type { ChatSummary } from '@/api/schema'
import { asId } from '@/realtime/id'
import type { ChatId } from '@/realtime/protocol.gen'

const IDS = ['a', 'b', 'c'].map((id) => asId<ChatId>(id))

afterEach(() => {
  document.body.innerHTML = ''
})

function listOf(open: ChatId | null, shown: Ref<ChatSummary[]> = chats(IDS)) {
  const list = mount(
    defineComponent({
      setup: () => ({ shown, ...useListFocus(shown, () => open) }),
      template: `<ul @keydown="onKey"><li v-for="{ id } in shown" :key="id" @focusin="onFocus(id)">
        <a :id="id" :data-chat-id="id" href="#" :tabindex="id === stop ? 0 : -1" /><button :tabindex="id === stop ? 0 : -1" />
      </li></ul>`,
    }),
    { attachTo: document.body },
  )
  const stops = () => list.findAll('a[tabindex="0"]').map((link) => link.attributes('id'))
  const press = async (key: string, init: KeyboardEventInit = {}) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }))
    await nextTick()
    return document.activeElement?.id
  }
  return { list, stops, press }
}

const chats = (ids: ChatId[]) => ref(ids.map((id) => ({ id }) as ChatSummary))

it('has one stop of Tab: the open chat, or the first', () => {
  expect(listOf(IDS[1] ?? null).stops()).toEqual(['b'])
  expect(listOf(null).stops()).toEqual(['a'])
})

it('goes from chat to chat by keys, and stops where it went', async () => {
  const { list, stops, press } = listOf(null)
  list.get('a').element.focus()
  expect(await press('ArrowUp')).toBe('a')
  expect(await press('ArrowDown')).toBe('b')
  expect(await press('End')).toBe('c')
  expect(stops()).toEqual(['c'])
  expect(await press('Home')).toBe('a')
})

it('leaves keys with a modifier to others', async () => {
  const { list, press } = listOf(null)
  list.get('a').element.focus()
  expect(await press('ArrowDown', { altKey: true })).toBe('a')
})

it('goes on from the menu of a chat', async () => {
  const { list, press } = listOf(null)
  list.get('button').element.focus()
  expect(await press('ArrowDown')).toBe('b')
})

it('stops at the first where the chat that had the focus is gone', async () => {
  const shown = chats(IDS)
  const { list, stops } = listOf(null, shown)
  list.get('#c').element.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  await nextTick()
  expect(stops()).toEqual(['c'])
  shown.value = shown.value.slice(0, 2)
  await nextTick()
  expect(stops()).toEqual(['a'])
})
