// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import AllChatsSection from './AllChatsSection.vue'
import DeleteChatDialog from './DeleteChatDialog.vue'
import HandOverDialog from './HandOverDialog.vue'
import { countChats, deleteChatOfOthers, handOverChat, listAllChats, listHeirs } from './allChatsApi'
import { Problem } from '@/api/problem'
import type { AdministeredChat, User } from '@/api/schema'
import { i18n, speakOf } from '@/i18n/i18n'

vi.mock('./allChatsApi', () => ({
  listAllChats: vi.fn(),
  countChats: vi.fn(),
  listHeirs: vi.fn(),
  handOverChat: vi.fn(),
  deleteChatOfOthers: vi.fn(),
}))

const chat = {
  id: '01m7y4h3xb53xn5xcnam4hzc7j',
  type: 'group',
  title: 'Choir',
  owner: null,
  ownerless: true,
  members: 3,
  messages: 12,
  bytes: 2048,
  createdAt: '2026-11-21T09:31:00Z',
  lastMessageAt: null,
} as AdministeredChat
const heir = { id: '01m7y4h200hsfw1ykwjbg9y0a2', username: 'boris', displayName: 'Boris' } as User

const global = { plugins: [createPinia(), i18n], stubs: { Teleport: true } }

beforeEach(async () => {
  vi.clearAllMocks()
  await speakOf('administration')
  vi.mocked(countChats).mockResolvedValue({ groups: 1, channels: 0, personal: 5 })
})

it('are listed in the order that is chosen, with how many there are', async () => {
  vi.mocked(listAllChats).mockResolvedValue({ chats: [chat], next: null })
  const page = mount(AllChatsSection, { global })
  await flushPromises()
  expect(page.get('[data-testid="administered-chat"]').text()).toContain('Choir')
  expect(page.get('[data-testid="chat-counts"]').text()).toContain('5')
  await page.get('[data-testid="all-chats-by-members"]').trigger('click')
  await page.get('[data-testid="all-chats-channel"]').trigger('click')
  await flushPromises()
  expect(listAllChats).toHaveBeenLastCalledWith({ query: '', type: 'channel', order: 'members' }, null)
})

it('say that there are none, and what has failed', async () => {
  vi.mocked(listAllChats).mockResolvedValueOnce({ chats: [], next: null })
  const page = mount(AllChatsSection, { global })
  await flushPromises()
  expect(page.find('[data-testid="all-chats-none"]').exists()).toBe(true)
  vi.mocked(listAllChats).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
  await page.get('[data-testid="all-chats-group"]').trigger('click')
  await flushPromises()
  expect(page.get('[role="alert"]').attributes('data-code')).toBe('UNAVAILABLE')
})

it('are deleted once their title is typed', async () => {
  vi.mocked(deleteChatOfOthers).mockResolvedValue()
  const dialog = mount(DeleteChatDialog, { props: { chat }, global })
  const button = dialog.get<HTMLButtonElement>('[data-testid="delete-chat-confirm"]')
  await dialog.get('[data-testid="delete-chat-title"]').setValue('Choi')
  expect(button.element.disabled).toBe(true)
  await dialog.get('form').trigger('submit')
  expect(deleteChatOfOthers).not.toHaveBeenCalled()
  await dialog.get('[data-testid="delete-chat-title"]').setValue('Choir')
  await dialog.get('form').trigger('submit')
  await flushPromises()
  expect(deleteChatOfOthers).toHaveBeenCalledWith(chat.id, 'Choir')
  expect(dialog.emitted('done')).toHaveLength(1)
})

it('are handed over to a member who is chosen', async () => {
  vi.mocked(listHeirs).mockResolvedValue({ users: [heir] })
  vi.mocked(handOverChat).mockResolvedValue()
  const dialog = mount(HandOverDialog, { props: { chat }, global })
  await flushPromises()
  await dialog.get('[data-testid="heir"]').trigger('click')
  await flushPromises()
  expect(handOverChat).toHaveBeenCalledWith(chat.id, heir.id)
  expect(dialog.emitted('done')).toHaveLength(1)
})
