import type { CallView, DeviceKeys, Person, Track, TrackSource } from '@/realtime/protocol.gen'

/** Whether somebody publishes such a track, and it is not muted. */
export function publishes(participant: { tracks: Track[] } | null, source: TrackSource): boolean {
  return participant?.tracks.some((track) => track.source === source && !track.muted) === true
}

/** The order of tracks means nothing. */
export function sameTracks(some: Track[], others: Track[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ id, source, muted }) =>
      others.some((other) => other.id === id && other.source === source && other.muted === muted),
    )
  )
}

export function sameDevice(some: DeviceKeys | null, other: DeviceKeys | null): boolean {
  return some?.agreement === other?.agreement && some?.signature === other?.signature
}

/** What a participant publishes by now, if the call has such a one and knows nothing newer. */
export function withTracks(
  call: CallView,
  person: Person,
  version: number,
  tracks: Track[],
  device: DeviceKeys | null,
): CallView {
  return {
    ...call,
    tracksVersion: Math.max(call.tracksVersion, version),
    participants: call.participants.map((participant) =>
      participant.person === person && participant.tracksVersion < version
        ? { ...participant, tracksVersion: version, tracks, device }
        : participant,
    ),
  }
}

/** The call as it is told now, with the tracks that were told after it was looked at. */
export function withNewerTracks(call: CallView, held: CallView): CallView {
  return held.participants.reduce(
    (merged, { person, connectionId, tracksVersion, tracks, device }) =>
      merged.participants.some((other) => other.person === person && other.connectionId === connectionId)
        ? withTracks(merged, person, tracksVersion, tracks, device)
        : merged,
    call,
  )
}
