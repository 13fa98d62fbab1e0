import { shallowReactive } from 'vue'
import { iceServers } from './callApi'
import type { Link } from './callMachine'
import { Peer, type Signal, type TrackKind } from './peer'
import type { CallId, CallView, ConnectionId, ParticipantView, UserId } from '@/realtime/protocol.gen'

/** What comes from one participant. */
export interface RemoteMedia {
  audio: MediaStream
  video: MediaStream
}

export interface CallPeersOptions {
  send: (callId: CallId, to: ConnectionId, signal: Signal) => void
  track: (kind: TrackKind) => MediaStreamTrack | null
  onLink: (link: Link) => void
}

/** If the one who should offer has not by then, the other does. */
const OFFER_GRACE_MS = 4000

/**
 * The peers of the call this page is in. Of two participants the one who was there already makes the first offer to the
 * one who has come; whoever accepts or joins waits for it.
 */
export class CallPeers {
  readonly media = shallowReactive(new Map<ConnectionId, RemoteMedia>())
  private readonly peers = new Map<ConnectionId, Peer>()
  /** Signals of participants whose peer is not made yet. */
  private readonly early = new Map<ConnectionId, Signal[]>()
  private generation = 0

  constructor(private readonly options: CallPeersOptions) {}

  /**
   * Makes the peers of those who are there and drops those of the ones who are not.
   *
   * @param newcomer whether this page has just accepted or joined
   */
  async follow(call: CallView, self: UserId, newcomer: boolean): Promise<void> {
    const others = call.participants.filter(({ userId }) => userId !== self)
    for (const connectionId of [...this.peers.keys()]) {
      if (!others.some((other) => other.connectionId === connectionId)) {
        this.drop(connectionId)
      }
    }
    const mine = this.generation
    const missing = others.filter((other) => other.connected && !this.peers.has(other.connectionId))
    if (missing.length === 0) {
      return
    }
    const servers = await iceServers()
    if (mine !== this.generation) {
      return
    }
    for (const other of missing) {
      if (!this.peers.has(other.connectionId)) {
        this.meet(call, other, self, newcomer, servers)
      }
    }
  }

  receive(from: ConnectionId, signal: Signal): void {
    const peer = this.peers.get(from)
    if (peer) {
      void peer.receive(signal)
    } else {
      this.early.set(from, [...(this.early.get(from) ?? []), signal])
    }
  }

  setTrack(kind: TrackKind, track: MediaStreamTrack | null): void {
    this.peers.forEach((peer) => {
      peer.setTrack(kind, track)
    })
  }

  first(): Peer | null {
    return this.peers.values().next().value ?? null
  }

  close(): void {
    this.generation++
    for (const connectionId of [...this.peers.keys()]) {
      this.drop(connectionId)
    }
    this.early.clear()
  }

  private meet(
    call: CallView,
    other: ParticipantView,
    self: UserId,
    newcomer: boolean,
    servers: Awaited<ReturnType<typeof iceServers>>,
  ): void {
    const id = other.connectionId
    const media: RemoteMedia = { audio: new MediaStream(), video: new MediaStream() }
    const peer = new Peer({
      iceServers: servers,
      polite: call.startedBy === self ? false : call.startedBy === other.userId || self > other.userId,
      send: (signal) => {
        this.options.send(call.id, id, signal)
      },
      onTrack: (kind, track) => {
        media[kind].getTracks().forEach((old) => {
          media[kind].removeTrack(old)
        })
        media[kind].addTrack(track)
      },
      onState: (state) => {
        this.options.onLink(linkOf(state))
      },
    })
    this.peers.set(id, peer)
    this.media.set(id, media)
    peer.setTrack('audio', this.options.track('audio'))
    peer.setTrack('video', this.options.track('video'))
    for (const signal of this.early.get(id) ?? []) {
      void peer.receive(signal)
    }
    this.early.delete(id)
    if (newcomer) {
      setTimeout(() => this.peers.get(id) === peer && peer.start(), OFFER_GRACE_MS)
    } else {
      peer.start()
    }
  }

  private drop(connectionId: ConnectionId): void {
    this.peers.get(connectionId)?.close()
    this.peers.delete(connectionId)
    this.media.delete(connectionId)
  }
}

function linkOf(state: RTCPeerConnectionState): Link {
  switch (state) {
    case 'connected':
      return 'connected'
    case 'new':
    case 'connecting':
      return 'connecting'
    case 'disconnected':
    case 'failed':
    case 'closed':
      return 'reconnecting'
  }
}
