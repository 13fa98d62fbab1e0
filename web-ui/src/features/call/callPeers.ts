import { shallowReactive } from 'vue'
import { iceServers } from './callApi'
import type { Link } from './callMachine'
import { Peer, type Signal, type Source } from './peer'
import { givesUpAt, remedyAt } from './remedy'
import type {
  CallId,
  CallView,
  ConnectionId,
  ParticipantView,
  PeerAddress,
  Person,
  UserId,
} from '@/realtime/protocol.gen'

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

export interface CallPeersOptions {
  send: (callId: CallId, to: ConnectionId, signal: Signal) => void
  tracks: () => ReadonlyMap<Source, MediaStreamTrack>
  relayOnly: () => boolean
  onLink: (link: Link) => void
  /** All remedies have failed for as long as one can wait. */
  onLost: (wasConnected: boolean) => void
}

/** How long whoever does not make the offers waits for the first one. */
const OFFER_GRACE_MS = 4000
const TICK_MS = 1000
/** An offer and its candidates, with room to spare. */
const EARLY_MAX = 200
/** From how many connections; each return of another is a new one. */
const EARLY_SENDERS_MAX = 8

/** A peer, where it is to be reached, and how it has been. */
interface Member {
  peer: Peer
  address: ConnectionId
  wasConnected: boolean
  /** For how many seconds the media have not flowed. */
  brokenFor: number
}

/**
 * The peers of the call this page is in, one for each of the others. A peer outlives the sockets of both pages: whoever
 * returns on another connection is the same peer, unless the page was reloaded. What is broken is mended here.
 */
export class CallPeers {
  readonly media = shallowReactive(new Map<Person, RemoteMedia>())
  private readonly members = new Map<Person, Member>()
  /** Signals that came before it was known whose connection that is. */
  private readonly early = new Map<PeerAddress, Signal[]>()
  private ticker?: ReturnType<typeof setInterval>

  constructor(private readonly options: CallPeersOptions) {}

  /**
   * Makes the peers of those who are there, and drops those of the ones who have left. One who is awaited keeps the
   * peer: the media may flow although the server has lost sight of the page.
   *
   * @param returning whether this page has lost its peers by a reload, so that nobody makes it an offer unasked
   */
  follow(call: CallView, self: UserId, returning: boolean): void {
    for (const userId of [...this.members.keys()]) {
      const stays =
        call.awaited.includes(userId) ||
        call.participants.some((participant) => participant.person === userId)
      if (!stays) {
        this.drop(userId)
      }
    }
    for (const other of call.participants) {
      if (other.person === self || !other.connected) {
        continue
      }
      const member = this.members.get(other.person)
      if (member) {
        if (member.address !== other.connectionId) {
          member.address = other.connectionId
          member.peer.moved()
        }
      } else {
        this.meet(call, other, self, returning)
      }
      this.deliverEarly(other)
    }
    this.ticker ??= setInterval(() => {
      this.tick()
    }, TICK_MS)
  }

  receive(from: PeerAddress, signal: Signal): void {
    const member = [...this.members.values()].find(({ address }) => address === from)
    if (member) {
      void member.peer.receive(signal)
    } else {
      const [oldest] = this.early.keys()
      if (oldest !== undefined && !this.early.has(from) && this.early.size >= EARLY_SENDERS_MAX) {
        this.early.delete(oldest)
      }
      this.early.set(from, [...(this.early.get(from) ?? []), signal].slice(-EARLY_MAX))
    }
  }

  setTrack(source: Source, track: MediaStreamTrack | null): void {
    this.members.forEach(({ peer }) => {
      peer.setTrack(source, track)
    })
  }

  /** The network has changed, or the server is back: whatever is broken is not to wait for its turn. */
  mend(all: boolean): void {
    this.members.forEach((member) => {
      if (all || member.peer.state !== 'connected') {
        member.peer.restart()
      }
    })
  }

  first(): Peer | null {
    return this.members.values().next().value?.peer ?? null
  }

  close(): void {
    clearInterval(this.ticker)
    this.ticker = undefined
    for (const userId of [...this.members.keys()]) {
      this.drop(userId)
    }
    this.early.clear()
  }

  private meet(call: CallView, other: ParticipantView, self: UserId, returning: boolean): void {
    const media: RemoteMedia = {
      audio: new MediaStream(),
      video: new MediaStream(),
      screen: new MediaStream(),
      screenSound: new MediaStream(),
    }
    const offers = call.startedBy === self || (call.startedBy !== other.person && self > other.person)
    const peer = new Peer({
      iceServers: () => iceServers(call.id),
      offers,
      relayOnly: this.options.relayOnly(),
      send: (signal) => {
        this.options.send(call.id, member.address, signal)
      },
      onTrack: (source, track) => {
        const stream = media[STREAM[source]]
        stream.getTracks().forEach((old) => {
          stream.removeTrack(old)
        })
        stream.addTrack(track)
      },
      onState: (state) => {
        this.changed(member, state)
      },
    })
    const member: Member = {
      peer,
      address: other.connectionId,
      wasConnected: false,
      brokenFor: 0,
    }
    this.members.set(other.person, member)
    this.media.set(other.person, media)
    this.options.tracks().forEach((track, source) => {
      peer.setTrack(source, track)
    })
    if (offers || returning) {
      peer.renew()
    } else {
      setTimeout(() => {
        if (this.members.get(other.person) === member && peer.state === 'new') {
          peer.renew()
        }
      }, OFFER_GRACE_MS)
    }
  }

  private deliverEarly({ person, connectionId }: ParticipantView): void {
    const signals = this.early.get(connectionId) ?? []
    this.early.delete(connectionId)
    signals.forEach((signal) => void this.members.get(person)?.peer.receive(signal))
  }

  private changed(member: Member, state: RTCPeerConnectionState): void {
    if (state === 'connected') {
      member.wasConnected = true
      member.brokenFor = 0
    }
    this.options.onLink(
      state === 'connected' ? 'connected' : member.wasConnected ? 'reconnecting' : 'connecting',
    )
  }

  /** Looks after those whose media do not flow. */
  private tick(): void {
    for (const member of this.members.values()) {
      if (member.peer.state === 'connected') {
        continue
      }
      member.brokenFor++
      if (givesUpAt(member.wasConnected, member.brokenFor)) {
        this.options.onLost(member.wasConnected)
        return
      }
      const remedy = remedyAt(member.wasConnected, member.brokenFor)
      if (remedy !== null) {
        member.peer[remedy]()
      }
    }
  }

  private drop(userId: Person): void {
    this.members.get(userId)?.peer.close()
    this.members.delete(userId)
    this.media.delete(userId)
  }
}
