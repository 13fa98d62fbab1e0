import { expect, it } from 'vitest'
import { titlesWith } from './titlesWith'
import { summary, user } from '@/testing/events'

const chats = [
  summary({ id: 'one', title: 'Ёлка и снег' }),
  summary({ id: 'two', title: 'Weekend Hiking Club' }),
  summary({ id: 'four', title: 'Straßenfest in Łódź' }),
  summary({ id: 'three', title: '', type: 'personal', peer: { ...user('ali'), displayName: 'علي رضايي' } }),
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
