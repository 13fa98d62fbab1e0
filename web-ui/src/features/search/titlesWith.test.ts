// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { titlesWith } from './titlesWith'
import { summary, user } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { ChatId, UserId } from '@/realtime/protocol.gen'

const chats = [
  summary({ id: asId<ChatId>('one'), title: 'Ёлка и снег' }),
  summary({ id: asId<ChatId>('two'), title: 'Weekend Hiking Club' }),
  summary({ id: asId<ChatId>('four'), title: 'Straßenfest in Łódź' }),
  summary({
    id: asId<ChatId>('three'),
    title: '',
    type: 'personal',
    peer: { ...user(asId<UserId>('ali')), displayName: 'علي رضايي' },
  }),
]
const ids = (text: string) => titlesWith(chats, text).map(({ id }) => id)

it('finds parts of titles in any script', () => {
  expect(ids('елк')).toEqual(['one'])
  expect(ids('club HIK')).toEqual(['two'])
  expect(ids('علی')).toEqual(['three'])
  expect(ids('lodz strasse')).toEqual(['four'])
  expect(ids('club snow')).toEqual([])
  expect(ids('  ')).toEqual([])
})
