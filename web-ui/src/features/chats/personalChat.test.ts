import { expect, it } from 'vitest'
import { peerOf, personalChatId } from './personalChat'

it('gives both people the same id', () => {
  expect(personalChatId('b', 'a')).toBe('p_a_b')
  expect(personalChatId('a', 'b')).toBe('p_a_b')
})

it('finds the other person', () => {
  expect(peerOf('p_a_b', 'b')).toBe('a')
  expect(peerOf('p_a_b', 'a')).toBe('b')
})

it.each(['01m7y4h3xb53xn5xcnam4hzc7j', 'p_a_b', 'p_a', 'p_a_c_d', 'q_c_a'])(
  'finds nobody in %s',
  (chatId) => {
    expect(peerOf(chatId, 'c')).toBeNull()
  },
)
