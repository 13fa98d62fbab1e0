import { publishes } from '../tracks'
import type { CallView, Hold, ParticipantView, Person, Track, TrackSource } from '@/realtime/protocol.gen'

/** The participants as others hear and see them: what a host has muted is muted, whatever they say of it. */
export function withHeld(participants: ParticipantView[], held: readonly Hold[]): ParticipantView[] {
  return held.length === 0
    ? participants
    : participants.map((participant) => {
        const sources = heldOf(held, participant.person)
        return sources.size === 0
          ? participant
          : {
              ...participant,
              tracks: participant.tracks.map((track) =>
                sources.has(track.source) ? { ...track, muted: true } : track,
              ),
            }
      })
}

export function heldOf(held: readonly Hold[], person: Person): ReadonlySet<TrackSource> {
  return new Set(held.filter((hold) => hold.person === person).map(({ source }) => source))
}

/** Whether somebody shares a screen, or what is said to be its sound: that can come without a picture. */
export function sharesScreen(participant: { tracks: Track[] } | null): boolean {
  return publishes(participant, 'screen') || publishes(participant, 'screenSound')
}

/** What becomes of one's own devices by what a host has muted. */
export interface HeldChange {
  /** To be switched off here as well. */
  off: TrackSource[]
  /** The user has switched them on again, so the host's muting is over. */
  released: TrackSource[]
}

/**
 * @param known what was known to be muted before: what is on and newly muted goes off, what was muted and is on now was
 *     switched on by the user
 */
export function heldChange(
  held: ReadonlySet<TrackSource>,
  known: ReadonlySet<TrackSource>,
  sending: ReadonlySet<TrackSource>,
): HeldChange {
  const on = [...held].filter((source) => sending.has(source))
  return {
    off: on.filter((source) => !known.has(source)),
    released: on.filter((source) => known.has(source)),
  }
}

/** Everybody in the call for a list: raised hands in their order, oneself, the others in the order of entering. */
export function inOrder(call: Pick<CallView, 'participants' | 'awaited' | 'hands'>, self: Person): Person[] {
  const present = [...call.participants.map(({ person }) => person), ...call.awaited]
  return [
    ...new Set([
      ...call.hands.filter((person) => present.includes(person)),
      ...present.filter((person) => person === self),
      ...present,
    ]),
  ]
}
