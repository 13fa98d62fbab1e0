import type { Signal, Source } from './signal'
import type { Link } from './link'
import type { FrameTransforms } from '../encryption/frameTransforms'
import type { CallView, PeerAddress, Person, Subscription } from '@/realtime/protocol.gen'

/** What comes from one participant. */
export interface RemoteMedia {
  audio: MediaStream
  video: MediaStream
  screen: MediaStream
  screenSound: MediaStream
}

const STREAM: Record<Source, keyof RemoteMedia> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'screen',
  screenSound: 'screenSound',
}

export function noMedia(): RemoteMedia {
  return {
    audio: new MediaStream(),
    video: new MediaStream(),
    screen: new MediaStream(),
    screenSound: new MediaStream(),
  }
}

/**
 * Plays a track in the place of the former one. The stream stays, and is never empty meanwhile: an element whose stream falls
 * empty ends. It tells of the track by `addtrack`, as a browser does only of those that come by themselves.
 */
export function putTrack(media: RemoteMedia, source: Source, track: MediaStreamTrack): void {
  const stream = media[STREAM[source]]
  track.enabled = true
  const former = stream.getTracks()
  if (former.includes(track)) {
    return
  }
  stream.addTrack(track)
  former.forEach((one) => {
    stream.removeTrack(one)
    silence(one)
  })
  stream.dispatchEvent(new Event('addtrack'))
}

/**
 * Keeps a sound that comes, and is not to be heard, out of the speakers: Chromium mixes in what no element plays, or plays no
 * more, so a voice that comes by two ways would be heard twice.
 */
export function silence(track: MediaStreamTrack): void {
  if (track.kind === 'audio') {
    track.enabled = false
  }
}

/** How the media of one other participant are. `lost`: all remedies have failed so far; they are tried on. */
export type PersonLink = 'connecting' | 'connected' | 'reconnecting' | 'lost'

/** What {@link RTCStatsReport} is. */
export type StatsReport = Pick<ReadonlyMap<string, unknown>, 'forEach' | 'get'>

export interface PersonStats {
  connectionState: RTCPeerConnectionState
  iceConnectionState: RTCIceConnectionState
  /** What is sent, what comes from this person, and the way of both; null without a connection. */
  report: StatsReport | null
}

/** A picture of somebody that is on the screen. */
export interface ShownPicture {
  person: Person
  source: 'camera' | 'screen'
  /** In pixels of the screen; 0 where it is out of sight. */
  height: number
}

/**
 * The way of the media of the call this page is in, to and from all others. It outlives the sockets of all of them, and
 * mends by itself what is broken; what fails for one participant harms nobody else.
 */
export interface MediaSession {
  /** By person, reactive: what comes from each of the others. */
  readonly media: ReadonlyMap<Person, RemoteMedia>
  /** By person, reactive: how the media of each of the others are. */
  readonly links: ReadonlyMap<Person, PersonLink>

  /**
   * Takes in who is in the call and what they publish.
   *
   * @param returning whether this page was in the call before and has lost its peers by a reload
   */
  follow(call: CallView, self: Person, returning: boolean): void
  receive(from: PeerAddress, signal: Signal): void
  setTrack(source: Source, track: MediaStreamTrack | null): void
  /**
   * The network has changed, or the server is back: whatever is broken is not to wait for its turn.
   *
   * @param otherNetwork whether the network has changed, so that all may be broken
   */
  mend(otherNetwork: boolean): void
  /** Of the call as a whole, reactive. */
  link(): Link
  /** All pictures of others that are shown by now. */
  show(pictures: readonly ShownPicture[]): void
  /** Whether such a track comes from that person once it is sent: a picture that nobody looks at may be left out. */
  receives(person: Person, source: Source): boolean
  /** What is played of somebody's voice now. */
  audioSources(person: Person): RTCRtpSynchronizationSource[]
  /** Null without a way to that person. */
  stats(person: Person): Promise<PersonStats | null>
  close(): void
}

/** A way of the media that another one may take over from. */
export interface FormerWay extends MediaSession {
  /** Whether the media of the call have flowed by it. */
  readonly wasConnected: boolean
  /** For how many seconds they do not flow to or from somebody; 0 where they do. */
  readonly brokenFor: number
  /** The pictures that were shown last; null where that was never said. */
  readonly shown: readonly ShownPicture[] | null
  /** So long others may need what goes out by it, after everything has come by the new way. */
  readonly lingerMs: number

  /** What flows goes on; what is broken is not mended any more, and nothing more is asked for: another way takes over. */
  rest(): void
  /** Whether the signal is for this way, and not for the one that takes over. */
  takes(from: PeerAddress, signal: Signal): boolean
  /** Whether its connection is with the router of this certificate. */
  isAt(router: string): boolean
}

/** What another way of the media brings already, until this one does. */
export interface Takeover {
  /** Whether the media of the call have flowed before. */
  wasConnected: boolean
  /** What is played of somebody: the streams go on. */
  mediaOf: (person: Person) => RemoteMedia | undefined
  /** Whether the track is to be played from here by now. */
  isDue: (person: Person, source: Source) => boolean
}

export interface SessionOptions {
  send: (to: PeerAddress, signal: Signal) => void
  subscribe: (tracks: Subscription[]) => void
  /** One's own, by source. */
  tracks: () => ReadonlyMap<Source, MediaStreamTrack>
  /** Whether browsers are to reach each other by a relay alone. */
  relayOnly: () => boolean
  /** For some seconds there was no way from browser to browser, though both are there. May come again. */
  onNoWay: () => void
  /** Null in a browser whose frames cannot be encrypted. */
  transforms: FrameTransforms | null
  /** All remedies have failed, for all others, for as long as one can wait. */
  onLost: (wasConnected: boolean) => void
}
