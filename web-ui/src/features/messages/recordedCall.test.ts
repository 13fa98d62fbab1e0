// @vitest-environment jsdom
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import SystemMessage from './SystemMessage.vue'
import { useAuthStore } from '@/features/auth/authStore'
import type { RecordedCall } from '@/features/chats/callPart'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n, language } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { ChatId, UserId } from '@/realtime/protocol.gen'
import { ANN, BOB, callRecorded, user } from '@/testing/events'

const CID = asId<UserId>('cid')
const GROUP = { kind: 'voice', participantCount: 3 }

beforeEach(() => {
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  useUsersStore().learn([user(ANN), user(BOB)])
})

/** Without the marks around what has a direction of its own. */
const wordsOf = (shown: VueWrapper) =>
  shown
    .get('span')
    .text()
    .replace(/[\u2068\u2069]/g, '')

/** A call that Bob has started. */
function line(over: Partial<RecordedCall>) {
  return mount(SystemMessage, {
    props: { event: callRecorded(1, BOB, over) },
    slots: { 'missed-call': '<i class="back" />' },
    global: { plugins: [i18n] },
  })
}

describe('a call of a group', () => {
  it.each([
    [{ participants: [BOB, CID, ANN] }, 'tookPart', 'Voice call · 3 people · 1:03', false],
    [{ participants: [BOB, CID], missed: [ANN] }, 'missed', 'Missed voice call · 3 people · 1:03', true],
    [
      { participants: [BOB, CID], declined: [ANN] },
      'declined',
      'Voice call · you declined · 3 people · 1:03',
      false,
    ],
    [{ participants: [BOB, CID] }, 'none', 'Voice call · 3 people · 1:03', false],
  ])('that others answered, with %j, is %s', (people, part, words, failed) => {
    const shown = line({ ...GROUP, ...people })
    expect(wordsOf(shown)).toBe(words)
    expect(shown.attributes('data-part')).toBe(part)
    expect(shown.classes('failed')).toBe(failed)
    expect(shown.find('.back').exists()).toBe(false)
  })

  it.each([
    [{ missed: [ANN, CID] }, 'Missed voice call', true],
    [{ declined: [ANN], missed: [CID] }, 'Voice call · you declined', true],
    [{ missed: [CID] }, 'Voice call · no answer', false],
  ])('that nobody answered, with %j, is %s', (people, words, failed) => {
    const shown = line({ kind: 'voice', outcome: 'missed', durationMs: 0, participants: [BOB], ...people })
    expect(wordsOf(shown)).toBe(words)
    expect(shown.classes('failed')).toBe(failed)
  })

  it('tells whoever started it what became of it', () => {
    const event = callRecorded(1, ANN, { outcome: 'missed', participants: [ANN], missed: [BOB, CID] })
    const shown = mount(SystemMessage, { props: { event }, global: { plugins: [i18n] } })
    expect(wordsOf(shown)).toBe('Video call · no answer')
  })

  it.each([
    ['ru', 1, '1 участник'],
    ['ru', 3, '3 участника'],
    ['ru', 11, '11 участников'],
    ['ru', 21, '21 участник'],
    ['fa', 4, '۴ نفر'],
    ['en', 1, '1 person'],
  ] as const)('in %s with %i says "%s"', (of, participantCount, words) => {
    language.value = of
    expect(wordsOf(line({ participantCount }))).toContain(words)
    language.value = 'en'
  })
})

it('offers to call back who has missed a call of two, which has no number of people', () => {
  const chatId = asId<ChatId>(`p_${ANN}_${BOB}`)
  const missed = line({ chatId, outcome: 'cancelled', participants: [BOB], missed: [ANN] })
  expect(missed.find('.back').exists()).toBe(true)
  const declined = line({ chatId, outcome: 'declined', participants: [BOB], declined: [ANN] })
  expect(declined.find('.back').exists()).toBe(false)
  expect(wordsOf(line({ chatId }))).toBe('Video call · 1:03')
})
