import { ANN } from './events'
import { GUEST, MEETING } from './meetings'
import type { MeetingChatPage } from '@/api/schema'
import type { AuthorView, MeetingChatEvent, Person } from '@/realtime/protocol.gen'

type Of<T extends MeetingChatEvent['type']> = Extract<MeetingChatEvent, { type: T }>

export function writer(person: Person = GUEST, name = `Name of ${person}`): AuthorView {
  return { person, name, guest: person.startsWith('g_') }
}

function common(seq: number, by: AuthorView) {
  return { meetingId: MEETING, seq, at: new Date(Date.UTC(2026, 10, 28, 9, seq)).toISOString(), by }
}

export function line(seq: number, over: Partial<Of<'meetingChat.sent'>> = {}): Of<'meetingChat.sent'> {
  return {
    type: 'meetingChat.sent',
    ...common(seq, writer()),
    clientId: `client ${seq}`,
    text: `text ${seq}`,
    replyTo: null,
    attachments: [],
    rev: 0,
    editedAt: null,
    deleted: false,
    reactions: [],
    ...over,
  }
}

export const edited = (seq: number, target: number, text: string): MeetingChatEvent => ({
  type: 'meetingChat.edited',
  ...common(seq, writer()),
  target,
  text,
})

export const deleted = (seq: number, target: number): MeetingChatEvent => ({
  type: 'meetingChat.deleted',
  ...common(seq, writer(ANN)),
  target,
})

export const reacted = (seq: number, target: number, emoji: string, on = true): MeetingChatEvent => ({
  type: 'meetingChat.reacted',
  ...common(seq, writer(ANN)),
  target,
  emoji,
  on,
})

/** A page of the events given, which end at the head. */
export function page(from: number, ...events: MeetingChatEvent[]): MeetingChatPage {
  return { from, head: events.at(-1)?.seq ?? from - 1, events }
}
