import { expect, it } from 'vitest'
import { peerOf, personalChatId } from './personalChat'
import { asId } from '@/realtime/id'
import type { UserId, ChatId } from '@/realtime/protocol.gen'

it('gives both people the same id', () => {
  expect(personalChatId(asId<UserId>('b'), asId<UserId>('a'))).toBe('p_a_b')
  expect(personalChatId(asId<UserId>('a'), asId<UserId>('b'))).toBe('p_a_b')
})

it('finds the other person', () => {
  expect(peerOf(asId<ChatId>('p_a_b'), asId<UserId>('b'))).toBe('a')
  expect(peerOf(asId<ChatId>('p_a_b'), asId<UserId>('a'))).toBe('b')
})

it.each(['01m7y4h3xb53xn5xcnam4hzc7j', 'p_a_b', 'p_a', 'p_a_c_d', 'q_c_a'])(
  'finds nobody in %s',
  (chatId) => {
    expect(peerOf(asId<ChatId>(chatId), asId<UserId>('c'))).toBeNull()
  },
)
