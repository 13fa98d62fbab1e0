// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { useDraftsStore } from './draftsStore'
import type { OutgoingMessage } from './outgoingMessage'
import { useAuthStore } from '@/features/auth/authStore'
import { ANN, BOB, CHAT, user } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { AttachmentId } from '@/realtime/protocol.gen'

const FILE = { id: asId<AttachmentId>('file'), name: 'a.txt', mediaType: 'text/plain', size: 1, image: null }

function load(who = ANN): ReturnType<typeof useDraftsStore> {
  setActivePinia(createPinia())
  useAuthStore().user = user(who)
  return useDraftsStore()
}

const outgoing = (text: string): OutgoingMessage => ({
  clientId: `client of ${text}`,
  chatId: CHAT,
  chatTitle: 'Group',
  text,
  replyTo: 3,
  attachments: [FILE],
  at: '2026-11-21T09:00:00Z',
  state: 'pending',
  code: null,
})

beforeEach(() => {
  localStorage.clear()
})

it('has all that was begun after a reload, and shows it to nobody else', () => {
  const begun = { text: 'begun', replyTo: 3, edit: { seq: 2, text: 'changed' }, files: [FILE] }
  load().update(CHAT, (draft) => ({ ...draft, ...begun }))
  expect(load().of(CHAT)).toMatchObject(begun)
  expect(load(BOB).of(CHAT).text).toBe('')
})

it('moves a text from the draft to what is sent in one write', () => {
  const drafts = load()
  drafts.update(CHAT, (draft) => ({ ...draft, text: 'hello', replyTo: 3, files: [FILE] }))
  const writes: string[] = []
  const set = vi.spyOn(Storage.prototype, 'setItem').mockImplementation((_, value) => writes.push(value))
  drafts.hand(outgoing('hello'), true)
  set.mockRestore()
  expect(writes.map((value) => JSON.parse(value) as object)).toMatchObject([
    { text: '', replyTo: null, files: [], sending: [{ text: 'hello' }] },
  ])
})

it('leaves the draft alone for a message that was written elsewhere', () => {
  const drafts = load()
  drafts.update(CHAT, (draft) => ({ ...draft, text: 'begun' }))
  drafts.hand(outgoing('I am busy'), false)
  expect(load().of(CHAT)).toMatchObject({ text: 'begun', sending: [{ text: 'I am busy' }] })
})

it('keeps what another tab hands on while it writes itself', () => {
  const [first, second] = [load(), load()]
  first.hand(outgoing('from the first'), true)
  second.update(CHAT, (draft) => ({ ...draft, text: 'from the second' }))
  expect(load().of(CHAT)).toMatchObject({ text: 'from the second', sending: [{ text: 'from the first' }] })
})

it('leaves nothing behind of what is done with', () => {
  const drafts = load()
  drafts.hand(outgoing('hello'), true)
  drafts.settle(outgoing('hello'))
  expect(Object.keys(localStorage).filter((key) => key.startsWith('parley.draft'))).toEqual([])
})

it('goes on in memory where the browser keeps nothing, and says so', () => {
  const drafts = load()
  const set = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  drafts.update(CHAT, (draft) => ({ ...draft, text: 'begun' }))
  drafts.update(CHAT, (draft) => ({ ...draft, text: `${draft.text} and gone on` }))
  set.mockRestore()
  expect(drafts.of(CHAT).text).toBe('begun and gone on')
  expect(drafts.unsaved).toBe(true)
  drafts.update(CHAT, (draft) => ({ ...draft, text: '' }))
  expect(drafts.unsaved).toBe(false)
})

it('survives what it cannot read', () => {
  localStorage.setItem(`parley.draft ${ANN} ${CHAT}`, '{"text": "cut o')
  expect(load().of(CHAT).text).toBe('')
})
