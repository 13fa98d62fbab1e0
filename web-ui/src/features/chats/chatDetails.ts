import { targetsOf } from './messageFold'
import type { Chat, ChatAction, Rules } from '@/api/schema'
import type { ChatEvent, MemberView, UserId } from '@/realtime/protocol.gen'

/** What the page knows of a chat that has been opened, as of the event `head`. */
export interface ChatDetails {
  head: number
  description: string
  /** Under which it is public, or null. */
  handle: string | null
  rules: Rules
  members: MemberView[]
  /** Until when members may only read; some of it may be over. */
  timeOuts: Readonly<Partial<Record<UserId, string>>>
  /** Seqs, the latest pin last. */
  pinned: number[]
  allowed: ReadonlySet<ChatAction>
}

export function detailsOf(chat: Chat): ChatDetails {
  return {
    head: chat.head,
    description: chat.description,
    handle: chat.handle,
    rules: chat.rules,
    members: chat.members.map(({ user, role }) => ({ userId: user.id, role })),
    timeOuts: Object.fromEntries(chat.timeOuts.map(({ userId, until }) => [userId, until])),
    pinned: chat.pinned,
    allowed: new Set(chat.allowed),
  }
}

/** The details after one more event; `allowed` is the server's to say and stays as it was. */
export function applyToDetails(details: ChatDetails, event: ChatEvent): ChatDetails {
  if (event.seq <= details.head) {
    return details
  }
  const next = { ...details, head: event.seq }
  switch (event.type) {
    case 'members.added': {
      const ids = new Set(event.members.map(({ userId }) => userId))
      return {
        ...next,
        members: [...next.members.filter(({ userId }) => !ids.has(userId)), ...event.members],
      }
    }
    case 'member.joined':
      return {
        ...next,
        members: [...without(next.members, event.actor), { userId: event.actor, role: 'member' }],
      }
    case 'handle.changed':
      return { ...next, handle: event.handle }
    case 'member.removed':
      return { ...next, members: without(next.members, event.userId) }
    case 'sanctions.changed':
      return { ...next, timeOuts: withTimeOut(next.timeOuts, event.userId, event.timedOutUntil) }
    case 'member.left':
      return { ...next, members: without(next.members, event.actor) }
    case 'role.changed':
      return { ...next, members: withRole(next.members, event.userId, event.role) }
    case 'ownership.transferred':
      return { ...next, members: withRole(withRole(next.members, event.actor, 'admin'), event.to, 'owner') }
    case 'profile.changed':
      return { ...next, description: event.description }
    case 'rules.changed':
      return {
        ...next,
        rules: {
          posting: event.posting,
          adding: event.adding,
          calling: event.calling,
          slowModeSeconds: event.slowModeSeconds,
          keptDays: event.keptDays,
        },
      }
    case 'pin.changed': {
      const others = next.pinned.filter((seq) => seq !== event.target)
      return { ...next, pinned: event.pinned ? [...others, event.target] : others }
    }
    case 'message.deleted':
    case 'messages.removed': {
      const gone = targetsOf(event)
      return { ...next, pinned: next.pinned.filter((seq) => !gone.includes(seq)) }
    }
    default:
      return next
  }
}

/** Whether what the person logged in may do can be another after this event. */
export function changesRights(event: ChatEvent): boolean {
  return (
    event.type === 'role.changed' ||
    event.type === 'rules.changed' ||
    event.type === 'ownership.transferred' ||
    event.type === 'members.added'
  )
}

function withTimeOut(
  timeOuts: ChatDetails['timeOuts'],
  userId: UserId,
  until: string | null,
): ChatDetails['timeOuts'] {
  const others = Object.entries(timeOuts).filter(([id]) => id !== userId)
  return Object.fromEntries(until === null ? others : [...others, [userId, until]])
}

function without(members: MemberView[], userId: UserId): MemberView[] {
  return members.filter((member) => member.userId !== userId)
}

function withRole(members: MemberView[], userId: UserId, role: MemberView['role']): MemberView[] {
  return members.map((member) => (member.userId === userId ? { ...member, role } : member))
}
