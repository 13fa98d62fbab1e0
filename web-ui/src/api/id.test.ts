import { expect, it } from 'vitest'
import { asId } from '@/realtime/id'
import type { CallId, ChatId, UserId } from '@/realtime/protocol.gen'
import type { ChatSummary } from '@/api/schema'

const nameOf = (id: UserId) => id.toUpperCase()

it('is the string that it was', () => {
  expect(asId<ChatId>('p_a_b')).toBe('p_a_b')
})

// The errors that are expected here are the compiler's: `vue-tsc` fails where one of them is no error any more.
it('takes no other id, and no plain string', () => {
  const chatId = asId<ChatId>('chat')
  const summary = { id: chatId } as ChatSummary
  // @ts-expect-error a chat is no user
  nameOf(chatId)
  // @ts-expect-error nor is the chat of an answer of REST
  nameOf(summary.id)
  // @ts-expect-error nor is a string
  nameOf('ann')
  // @ts-expect-error nor is a call's id a chat's
  const other: ChatId = asId<CallId>('call')
  expect(other).toBe('call')
})
