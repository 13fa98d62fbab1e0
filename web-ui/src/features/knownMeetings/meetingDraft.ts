import type { ChangeMeetingRequest, Meeting, MeetingOptions } from '@/api/schema'

/** What a meeting is when nobody has said otherwise. */
export const FIRST_OPTIONS: MeetingOptions = {
  lobby: true,
  guests: true,
  startMuted: false,
  sharing: 'everybody',
  unmuting: 'everybody',
}

/** A meeting as it is, to be changed in part. */
export function draftOf(meeting: Meeting): ChangeMeetingRequest {
  const { title, kind, startsAt, endsAt, timeZone, repeats, repeatsUntil } = meeting
  return { title, kind, options: optionsOf(meeting), startsAt, endsAt, timeZone, repeats, repeatsUntil }
}

export function optionsOf({ options }: Pick<Meeting, 'options'>): MeetingOptions {
  const { lobby, guests, startMuted, sharing, unmuting } = options
  return { lobby, guests, startMuted, sharing, unmuting }
}
