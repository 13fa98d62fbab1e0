import { KIND, type Source, SOURCES } from './signal'
import type { CallView, ParticipantView, Person } from '@/realtime/protocol.gen'

/** A track of somebody that is to be received. */
export interface Wish {
  publisher: Person
  trackId: string
  source: Source
}

/** A media section in which this page receives; without a wish it is inactive and may be used again. */
export interface Slot {
  kind: 'audio' | 'video'
  wish: Wish | null
}

/** What to receive: the voice of everybody, muted or not, so that it is there at once, and what else they send. */
export function wishesOf(call: CallView, self: Person): Wish[] {
  return call.participants.filter(({ person }) => person !== self).flatMap(wishesFor)
}

function wishesFor({ person, tracks }: ParticipantView): Wish[] {
  return SOURCES.flatMap((source) => {
    const track = tracks.find((one) => one.source === source)
    const wanted = source === 'microphone' || track?.muted === false
    return wanted ? [{ publisher: person, trackId: track?.id ?? source, source }] : []
  })
}

/**
 * The sections that the next offer has, in their order, which never changes. A section stays its track's until the
 * publisher has left. It is inactive in one offer before another one uses it, so that nobody's picture is taken for
 * somebody else's.
 *
 * @param present who is in the call
 */
export function planSections(
  slots: readonly Slot[],
  wishes: readonly Wish[],
  present: ReadonlySet<Person>,
): Slot[] {
  const open = wishes.filter(
    (wish) => !slots.some((slot) => slot.wish !== null && sameTrack(slot.wish, wish)),
  )
  const planned = slots.map((slot): Slot => {
    if (slot.wish !== null) {
      return present.has(slot.wish.publisher) ? slot : { ...slot, wish: null }
    }
    const next = open.findIndex(({ source }) => KIND[source] === slot.kind)
    return next < 0 ? slot : { ...slot, wish: open.splice(next, 1)[0] ?? null }
  })
  return [...planned, ...open.map((wish) => ({ kind: KIND[wish.source], wish }))]
}

export function sameSlots(some: readonly Slot[], others: readonly Slot[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ wish }, index) => {
      const other = others[index]?.wish ?? null
      return wish === null || other === null ? wish === other : sameTrack(wish, other)
    })
  )
}

function sameTrack(some: Wish, other: Wish): boolean {
  return some.publisher === other.publisher && some.trackId === other.trackId && some.source === other.source
}
