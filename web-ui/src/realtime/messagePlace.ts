import type { ChatId, MeetingPlace } from './protocol.gen'

/** Where messages are written: a chat, or a meeting, which has one of its own. */
export type MessagePlace = ChatId | MeetingPlace
