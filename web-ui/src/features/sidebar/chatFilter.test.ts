import { expect, it } from 'vitest'
import { type ChatFilter, filtered } from './chatFilter'
import { summary } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { ChatId } from '@/realtime/protocol.gen'

const chats = [
  summary({ id: asId<ChatId>('read'), type: 'personal' }),
  summary({ id: asId<ChatId>('unread'), type: 'group', unread: 3 }),
  summary({
    id: asId<ChatId>('muted'),
    type: 'channel',
    unread: 9,
    preferences: { mutedUntil: '9999-12-31T00:00:00Z', archivedSeq: 0, markedUnread: false, rev: 1 },
  }),
]

function shown(filter: ChatFilter, open: ChatId | null = null): string[] {
  return filtered(chats, filter, Date.parse('2026-11-21T09:00:00Z'), open).map(({ id }) => id)
}

it('shows all, one kind, or what asks for attention', () => {
  expect(shown('all')).toEqual(['read', 'unread', 'muted'])
  expect(shown('personal')).toEqual(['read'])
  expect(shown('group')).toEqual(['unread'])
  expect(shown('channel')).toEqual(['muted'])
  expect(shown('unread')).toEqual(['unread'])
})

it('keeps the open chat among the unread ones while it is being read', () => {
  expect(shown('unread', asId<ChatId>('read'))).toEqual(['read', 'unread'])
})
