// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useForward } from './useForward'
import { i18n } from '@/i18n/i18n'
import type { Command } from '@/realtime/frames'
import { asId } from '@/realtime/id'
import type { ChatId, ErrorCode } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { RequestUnanswered } from '@/realtime/requests'
import { CHAT } from '@/testing/events'
import { refused } from '@/testing/refused'
import { useToastsStore } from '@/ui/toastsStore'

type Forward = Extract<Command, { type: 'message.forward' }>

const [ONE, TWO] = [asId<ChatId>('one'), asId<ChatId>('two')]
/** What each chat has, one entry for each client id, as the server keeps it. */
let chats: Map<ChatId, Map<string, number>>
/** Why a message is not taken: by a chat, or at all. */
let refusal: (seq: number, chat: ChatId) => ErrorCode | null
let failure: (seq: number) => Error | null
let asked: number[]

beforeEach(() => {
  setActivePinia(createPinia())
  chats = new Map([
    [ONE, new Map()],
    [TWO, new Map()],
  ])
  asked = []
  refusal = () => null
  failure = () => null
  useRealtimeStore().request = vi.fn(({ seq, targets }: Forward) => {
    asked.push(seq)
    const results = targets.map(({ chatId, clientId }) => {
      const code = refusal(seq, chatId)
      if (code === null) {
        chats.get(chatId)?.set(clientId, seq)
      }
      return { chatId, seq: code === null ? seq : null, refused: code }
    })
    const failed = failure(seq)
    return failed ? Promise.reject(failed) : Promise.resolve({ results })
  }) as never
})

function forwardOf(seqs: number[]) {
  let forward!: ReturnType<typeof useForward>
  const dialog = mount(
    defineComponent({
      setup() {
        forward = useForward(CHAT, seqs)
        return () => h('div')
      },
    }),
    { global: { plugins: [i18n] } },
  )
  return { ...forward, dialog }
}

const got = (chat: ChatId) => [...(chats.get(chat)?.values() ?? [])]
const told = () => useToastsStore().items.map(({ text }) => text)

it('sends all in the order of the chat, to each picked one', async () => {
  const { toggle, send } = forwardOf([2, 5, 9])
  toggle(ONE)
  toggle(TWO)
  expect(await send()).toBe(true)
  expect([got(ONE), got(TWO)]).toEqual([
    [2, 5, 9],
    [2, 5, 9],
  ])
  expect(told()).toEqual(['3 messages forwarded.'])
})

it('goes on where an answer was lost, and sends nothing twice', async () => {
  failure = (seq) => (seq === 5 ? new RequestUnanswered('lost') : null)
  const { toggle, send } = forwardOf([2, 5, 9])
  toggle(ONE)
  expect(await send()).toBe(false)
  expect(got(ONE)).toEqual([2, 5])
  failure = () => null
  // Picked anew it is the same chat.
  toggle(ONE)
  toggle(ONE)
  toggle(TWO)
  expect(await send()).toBe(true)
  expect([got(ONE), got(TWO)]).toEqual([
    [2, 5, 9],
    [2, 5, 9],
  ])
})

it('gives a chat that refuses none of the rest, and the others all', async () => {
  refusal = (seq, chat) => (chat === ONE && seq === 5 ? 'SLOW_MODE' : null)
  const { toggle, send } = forwardOf([2, 5, 9])
  toggle(ONE)
  toggle(TWO)
  expect(await send()).toBe(true)
  expect([got(ONE), got(TWO)]).toEqual([[2], [2, 5, 9]])
  expect(told()[0]).toMatch(/^2 messages were not forwarded to .*Slow mode/)
})

it('leaves out what was deleted meanwhile, and says so', async () => {
  failure = (seq) => (seq === 5 ? refused('MESSAGE_NOT_FOUND') : null)
  refusal = (seq) => (seq === 5 ? 'MESSAGE_NOT_FOUND' : null)
  const { toggle, send } = forwardOf([2, 5, 9])
  toggle(ONE)
  expect(await send()).toBe(true)
  expect(got(ONE)).toEqual([2, 9])
  expect(told()).toContain('1 message was not forwarded: This message is no longer there.')
})

it('sends no more once its dialog is closed', async () => {
  const { toggle, send, dialog } = forwardOf([2, 5])
  toggle(ONE)
  const sending = send()
  dialog.unmount()
  await sending
  expect(asked).toEqual([2])
})
