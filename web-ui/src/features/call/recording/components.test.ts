// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import RecordableCallButton from './RecordableCallButton.vue'
import RecordButton from './RecordButton.vue'
import RecordingMark from './RecordingMark.vue'
import RecordingQuestion from './RecordingQuestion.vue'
import { useRecordingStore } from './recordingStore'
import type { CallState } from '../callMachine'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import type { Command } from '@/realtime/frames'
import { asId } from '@/realtime/id'
import type { CallView, Recording, RecordingId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, answered, BOB, user } from '@/testing/events'
import { personalChatId } from '@/features/chats/personalChat'

const CHAT = personalChatId(ANN, BOB)
const global = { plugins: [i18n] }
const RECORDING: Recording = {
  id: asId<RecordingId>('first'),
  by: ANN,
  startedAt: '2026-11-21T09:10:00Z',
  agreed: [ANN],
}
let asked: Command[] = []

beforeEach(() => {
  document.body.innerHTML = ''
  setActivePinia(createPinia())
  asked = []
  useAuthStore().user = user(BOB)
  useUsersStore().learn([user(ANN), user(BOB)])
  useRecordingStore().available = true
  vi.spyOn(useRealtimeStore(), 'request').mockImplementation((command) => {
    asked.push(command as Command)
    return Promise.resolve({}) as never
  })
})

function inCall(over: Partial<CallView>): void {
  useCallStore().state = { name: 'active', call: answered({ place: CHAT, ...over }) } as CallState
}

const shown = (id: string) => document.querySelector<HTMLElement>(`[data-testid=${id}]`)

describe('the button in the call', () => {
  it('says why an encrypted call cannot be recorded', async () => {
    inCall({ encryption: 'endToEnd' })
    const button = mount(RecordButton, { global, attachTo: document.body })
    await button.get('[data-testid=call-record]').trigger('click')
    expect(shown('call-record-encrypted')?.textContent).toContain('end-to-end encrypted')
    expect(shown('call-record-confirm')).toBeNull()
    button.unmount()
  })

  it('begins and ends the recording', async () => {
    inCall({ encryption: 'none' })
    const button = mount(RecordButton, { global, attachTo: document.body })
    await button.get('[data-testid=call-record]').trigger('click')
    shown('call-record-confirm')?.click()
    await flushPromises()
    inCall({ encryption: 'none', recording: RECORDING })
    await button.get('[data-testid=call-record]').trigger('click')
    shown('call-record-confirm')?.click()
    await flushPromises()
    expect(asked.map(({ type }) => type)).toEqual(['call.startRecording', 'call.stopRecording'])
    button.unmount()
  })

  it('is not there where nothing is recorded', () => {
    useRecordingStore().available = false
    inCall({ encryption: 'none' })
    expect(mount(RecordButton, { global }).find('[data-testid=call-record]').exists()).toBe(false)
  })
})

it('starts a call without encryption beside the call buttons', async () => {
  const start = vi.spyOn(useCallStore(), 'start').mockResolvedValue(undefined)
  const button = mount(RecordableCallButton, {
    global,
    props: { chatId: CHAT, disabled: false },
    attachTo: document.body,
  })
  await button.get('[data-testid=call-recordable]').trigger('click')
  shown('call-recordable-video')?.click()
  expect(start).toHaveBeenCalledWith(CHAT, 'video', { encryption: 'none' })
  button.unmount()
})

it('takes a question that is only closed for no agreement', async () => {
  const answer = vi.fn()
  const question = mount(RecordingQuestion, {
    global,
    props: { question: { recording: RECORDING, inside: true, answer } },
    attachTo: document.body,
  })
  shown('dialog-close')?.click()
  expect(answer).toHaveBeenLastCalledWith('decline')
  await question.setProps({ question: { recording: RECORDING, inside: false, answer } })
  shown('dialog-close')?.click()
  expect(answer).toHaveBeenLastCalledWith('leave')
  question.unmount()
})

it('tells in words that a call is recorded', () => {
  const mark = mount(RecordingMark, { global, props: { since: RECORDING.startedAt } })
  expect(mark.get('[role=img]').attributes('aria-label')).toBe('This call is being recorded')
})
