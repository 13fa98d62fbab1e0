// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useLiveStore } from './liveStore'
import { usePresenceStore } from './presenceStore'
import { usePresenceText } from './usePresenceText'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n, type Language, language } from '@/i18n/i18n'
import { useFormat } from '@/i18n/useFormat'
import { asId } from '@/realtime/id'
import type { UserId, ChatId } from '@/realtime/protocol.gen'

function inSetup<T>(make: () => T): T {
  let made: T | undefined
  mount(
    {
      setup() {
        made = make()
        return () => null
      },
    },
    { global: { plugins: [i18n] } },
  )
  return made as T
}

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()
const MINUTE = 60_000

beforeEach(() => {
  setActivePinia(createPinia())
  useUsersStore().learn(
    [asId<UserId>('Boris'), asId<UserId>('Carol'), asId<UserId>('Dina')].map((displayName) => ({
      id: displayName,
      deleted: false,
      bot: false,
      avatar: null,
      username: displayName,
      displayName,
    })),
  )
})

afterEach(() => {
  language.value = 'en'
  vi.useRealTimers()
})

it.each<[Language, string]>([
  ['en', 'Last seen 5 minutes ago'],
  ['ru', 'Был(а) 5 минут назад'],
  ['fa', 'آخرین بازدید ۵ دقیقه پیش'],
])('tells in %s when somebody was last seen', (locale, words) => {
  language.value = locale
  usePresenceStore().byId.set(asId<UserId>('Boris'), {
    userId: asId<UserId>('Boris'),
    state: 'offline',
    lastSeenAt: ago(5.5 * MINUTE),
  })
  expect(inSetup(usePresenceText).of(asId<UserId>('Boris'))).toBe(words)
})

it('counts in the unit that fits', () => {
  const format = inSetup(useFormat)
  expect(format.ago(ago(-MINUTE))).toBe('1 minute ago')
  expect(format.ago(ago(0))).toBe('1 minute ago')
  expect(format.ago(ago(61 * MINUTE))).toBe('1 hour ago')
  expect(format.ago(ago(25 * 60 * MINUTE))).toBe('yesterday')
  expect(format.ago(ago(15 * 24 * 60 * MINUTE))).toBe('2 weeks ago')
})

it('knows nothing of whom it has not heard', () => {
  expect(inSetup(usePresenceText).of(asId<UserId>('Boris'))).toBe('')
})

it.each<[Language, string[], string]>([
  ['en', ['Boris'], 'Boris is typing…'],
  ['en', ['Boris', 'Carol'], 'Boris and Carol are typing…'],
  ['en', ['Boris', 'Carol', 'Dina'], '3 people are typing…'],
  ['ru', ['Boris'], 'Boris печатает…'],
  ['ru', ['Boris', 'Carol'], 'Boris и Carol печатают…'],
  ['ru', ['Boris', 'Carol', 'Dina'], '3 человека печатают…'],
])('tells in %s that %s type', (locale, typists, words) => {
  language.value = locale
  useLiveStore().typing.set(
    asId<ChatId>('c'),
    typists.map((typist) => asId<UserId>(typist)),
  )
  const text = inSetup(usePresenceText)
  expect(text.typing(asId<ChatId>('c'), 'group').replace(/[\u2068\u2069]/g, '')).toBe(words)
  expect(text.typing(asId<ChatId>('other'), 'group')).toBe('')
})
