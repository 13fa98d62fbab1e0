// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { useOutboxStore } from './outboxStore'
import UnsentDialog from './UnsentDialog.vue'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { i18n } from '@/i18n/i18n'
import { ANN, CHAT, summary, user } from '@/testing/events'

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
})

it('tells the acts of one message from those of another, by its chat and its words', () => {
  useAuthStore().user = user(ANN)
  useChatsStore().byId.set(CHAT, summary())
  for (const text of ['one', 'two']) {
    useOutboxStore().byClientId.set(text, {
      clientId: text,
      chatId: CHAT,
      chatTitle: 'Group',
      text,
      replyTo: null,
      attachments: [],
      at: '2026-11-21T09:00:00Z',
      state: 'failed',
      code: 'FORBIDDEN',
    })
  }
  const page = mount(UnsentDialog, {
    attachTo: document.body,
    global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub, teleport: true } },
  })
  const descriptions = page
    .findAll('[data-testid="unsent"]')
    .map((row) =>
      row
        .findAll('a, button')
        .map((act) =>
          (act.attributes('aria-describedby') ?? '')
            .split(' ')
            .map((id) => document.getElementById(id)?.textContent.trim()),
        ),
    )
  expect(descriptions).toEqual(['one', 'two'].map((text) => Array(4).fill(['Group', text])))
  page.unmount()
})
