import { shallowReactive } from 'vue'
import { type Link, linkOf } from './link'
import {
  type FormerWay,
  noMedia,
  type PersonLink,
  type PersonStats,
  putTrack,
  type RemoteMedia,
  type SessionOptions,
} from './mediaSession'
import { Peer } from './peer'
import { givesUpAt, remedyAt } from './remedy'
import type { Signal, Source } from './signal'
import { iceServers } from '../callApi'
import type { IceServer } from '@/api/schema'
import type { CallView, ConnectionId, ParticipantView, PeerAddress, Person } from '@/realtime/protocol.gen'

/** How long whoever does not make the offers waits for the first one. */
const OFFER_GRACE_MS = 4000
const TICK_MS = 1000
/** So long a way is looked for before the router is asked, in seconds. */
const NO_WAY_AFTER = 4
/** An offer and its candidates, with room to spare. */
const EARLY_MAX = 200
/** From how many connections; each return of another is a new one. */
const EARLY_SENDERS_MAX = 8

/** A peer, where it is to be reached, and how it has been. */
interface Member {
  peer: Peer
  address: ConnectionId
  state: RTCPeerConnectionState
  wasConnected: boolean
  /** For how many seconds the media have not flowed. */
  brokenFor: number
  /** For how many of these both pages were there. */
  blockedFor: number
}

/**
 * From browser to browser: a peer for each of the others. A peer outlives the sockets of both pages: whoever returns on
 * another connection is the same peer, unless the page was reloaded.
 */
export class MeshSession implements FormerWay {
  readonly shown = null
  /** They may not even have heard that the call moves, which the server tells them after 5 s at the latest. */
  readonly lingerMs = 6000
  readonly media = shallowReactive(new Map<Person, RemoteMedia>())
  readonly links = shallowReactive(new Map<Person, PersonLink>())
  private readonly members = new Map<Person, Member>()
  /** Signals that came before it was known whose connection that is. */
  private readonly early = new Map<PeerAddress, Signal[]>()
  /** Whose page is there, as the server says. */
  private present: ReadonlySet<Person> = new Set()
  private ticker?: ReturnType<typeof setInterval>

  constructor(private readonly options: SessionOptions) {}

  /** One who is awaited keeps the peer: the media may flow although the server has lost sight of the page. */
  follow(call: CallView, self: Person, returning: boolean): void {
    const others = [...call.participants.map(({ person }) => person), ...call.awaited]
    for (const person of [...this.links.keys()]) {
      if (!others.includes(person)) {
        this.drop(person)
      }
    }
    this.present = new Set(call.participants.filter(({ connected }) => connected).map(({ person }) => person))
    for (const person of others) {
      if (person !== self && !this.links.has(person)) {
        this.links.set(person, 'connecting')
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
  mend(otherNetwork: boolean): void {
    this.members.forEach((member) => {
      member.blockedFor = 0
      if (otherNetwork || member.peer.state !== 'connected') {
        member.peer.restart()
      }
    })
  }

  link(): Link {
    return linkOf(this.links.values())
  }

  /** What flows goes on, what is broken is not mended any more: another way takes over. */
  rest(): void {
    clearInterval(this.ticker)
    this.ticker = undefined
  }

  takes(from: PeerAddress): boolean {
    return from !== 'router'
  }

  isAt(): boolean {
    return false
  }

  get wasConnected(): boolean {
    return [...this.members.values()].some((member) => member.wasConnected)
  }

  get brokenFor(): number {
    return Math.max(0, ...[...this.members.values()].map((member) => member.brokenFor))
  }

  /** Browsers send each other everything. */
  show(): void {
    return
  }

  receives(): boolean {
    return true
  }

  audioSources(person: Person): RTCRtpSynchronizationSource[] {
    return this.members.get(person)?.peer.audioSources() ?? []
  }

  async stats(person: Person): Promise<PersonStats | null> {
    const peer = this.members.get(person)?.peer
    return peer ? { ...peer.states, report: await peer.stats() } : null
  }

  close(): void {
    clearInterval(this.ticker)
    this.ticker = undefined
    for (const person of [...this.links.keys()]) {
      this.drop(person)
    }
    this.early.clear()
  }

  private meet(call: CallView, other: ParticipantView, self: Person, returning: boolean): void {
    const media = noMedia()
    const offers = call.startedBy === self || (call.startedBy !== other.person && self > other.person)
    const peer = new Peer({
      iceServers: () => iceServers(call.id),
      offers,
      relayOnly: this.options.relayOnly(),
      attach: (transceiver, source) => {
        this.options.transforms?.sends(transceiver.sender, source)
        this.options.transforms?.receives(transceiver.receiver, other.person, source)
      },
      send: (signal) => {
        this.options.send(member.address, signal)
      },
      onTrack: (source, track) => {
        putTrack(media, source, track)
      },
      onState: (state) => {
        this.changed(other.person, member, state)
      },
    })
    const member: Member = {
      peer,
      address: other.connectionId,
      state: 'new',
      wasConnected: false,
      brokenFor: 0,
      blockedFor: 0,
    }
    this.members.set(other.person, member)
    this.media.set(other.person, media)
    this.options.tracks().forEach((track, source) => {
      peer.setTrack(source, track)
    })
    void this.askForRelay(call)
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

  /** Who hides the address, and finds no relay to do that, has no way but the router. */
  private async askForRelay({ id }: CallView): Promise<void> {
    if (this.options.relayOnly() && !(await iceServers(id)).some(isRelay)) {
      this.options.onNoWay()
    }
  }

  private deliverEarly({ person, connectionId }: ParticipantView): void {
    const signals = this.early.get(connectionId) ?? []
    this.early.delete(connectionId)
    signals.forEach((signal) => void this.members.get(person)?.peer.receive(signal))
  }

  private changed(person: Person, member: Member, state: RTCPeerConnectionState): void {
    member.state = state
    if (state === 'connected') {
      member.wasConnected = true
      member.brokenFor = 0
      member.blockedFor = 0
    }
    this.links.set(person, linkOfMember(member))
  }

  /** Looks after those whose media do not flow. */
  private tick(): void {
    for (const [person, member] of this.members) {
      if (member.state === 'connected') {
        continue
      }
      member.brokenFor++
      this.links.set(person, linkOfMember(member))
      const remedy = remedyAt(member.wasConnected, member.brokenFor)
      if (remedy !== null && !member.peer.isBeginning) {
        member.peer[remedy]()
      }
      member.blockedFor = this.present.has(person) ? member.blockedFor + 1 : 0
      if (member.blockedFor > 0 && member.blockedFor % NO_WAY_AFTER === 0) {
        this.options.onNoWay()
      }
    }
    const links = [...this.links.values()]
    if (links.length > 0 && links.every((link) => link === 'lost')) {
      this.options.onLost(this.wasConnected)
    }
  }

  private drop(person: Person): void {
    this.members.get(person)?.peer.close()
    this.members.delete(person)
    this.media.delete(person)
    this.links.delete(person)
  }
}

function isRelay({ urls }: IceServer): boolean {
  return urls.some((url) => url.startsWith('turn'))
}

function linkOfMember({ state, wasConnected, brokenFor }: Member): PersonLink {
  if (state === 'connected') {
    return 'connected'
  }
  if (givesUpAt(wasConnected, brokenFor)) {
    return 'lost'
  }
  return wasConnected ? 'reconnecting' : 'connecting'
}
