// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ChatDetails, detailsOf } from './chatDetails'
import { useChatsStore } from './chatsStore'
import type { Chat, ChatSummary } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatEvent, UserId } from '@/realtime/protocol.gen'

/** What the server has told, and what it answers after it: written by `SnapshotCasesIT`. */
interface Step {
  event: ChatEvent
  summary: ChatSummary
  chat: Chat
}

const { viewer, steps } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../docs/protocol/snapshot-cases.json'), 'utf8'),
) as { viewer: UserId; steps: Step[] }

/** What neither the list nor the details show: reactions belong to the history. */
const UNSEEN = new Set<ChatEvent['type']>(['invite.created', 'invite.revoked', 'reaction.changed'])

/** What the page shows of a chat; which rights one has is the server's to say. */
function shown(summary: ChatSummary | undefined, details: ChatDetails | undefined): unknown {
  return { summary, details: details && { ...details, allowed: null } }
}

function after(stale: Step, events: Step[]): unknown {
  const chats = useChatsStore()
  chats.reduceSnapshot([stale.summary], { chatIds: [], rev: 0 })
  chats.reduceChat(stale.chat)
  for (const { event } of events) {
    chats.reduceEvent(event)
  }
  const { id } = stale.chat
  return shown(chats.byId.get(id), chats.details.get(id))
}

const fresh = ({ summary, chat }: Step) => shown(summary, detailsOf(chat))

/** The same without the place, which every event changes. */
function withoutHead(state: unknown): unknown {
  return JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === 'head' ? undefined : value)))
}

describe('a stale snapshot and the events since are the fresh one', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    const everybody = steps.flatMap(({ chat }) => chat.members.map(({ user }) => user))
    useUsersStore().learn(everybody)
    useAuthStore().user = everybody.find(({ id }) => id === viewer) ?? null
  })

  it.each(steps.map((stale, at) => ({ stale, at, type: stale.event.type })))(
    'from place $at on, after $type',
    ({ stale, at }) => {
      for (let to = at; to < steps.length; to++) {
        expect(after(stale, steps.slice(at + 1, to + 1)), steps[to]?.event.type).toEqual(
          fresh(steps[to] as Step),
        )
      }
    },
  )

  it.each(steps.slice(1).map((step, before) => ({ step, before, type: step.event.type })))(
    '$type changes what it should',
    ({ step, before, type }) => {
      const stale = steps[before] as Step
      const unchanged = withoutHead(after(stale, []))

      expect(JSON.stringify(withoutHead(after(stale, [step]))) === JSON.stringify(unchanged)).toBe(
        UNSEEN.has(type),
      )
    },
  )
})
