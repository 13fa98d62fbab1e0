import { shallowReactive } from 'vue'
import { fingerprintOf } from './fingerprint'
import { type Link, linkOf } from './link'
import {
  type FormerWay,
  noMedia,
  type PersonLink,
  type PersonStats,
  putTrack,
  type RemoteMedia,
  type SessionOptions,
  type ShownPicture,
  silence,
  type Takeover,
} from './mediaSession'
import { givesUpAt, remedyAt } from './remedy'
import { RouterLine } from './routerLine'
import { type Wish, wishesOf } from './sectionPlan'
import type { Signal, Source } from './signal'
import { onlyOf } from './statsOfPerson'
import { Subscriptions } from './subscriptions'
import { iceServers, scalableVideo } from '../callApi'
import type { CallView, PeerAddress, Person } from '@/realtime/protocol.gen'

const TICK_MS = 1000
/** Twenty-five people are measured by one report. */
const STATS_FRESH_MS = 500

/** Through the router, by one connection for all: see docs/protocol/socket.md, "Calls through the router". */
export class RouterSession implements FormerWay {
  /** Who has not moved yet is told again twice a second. */
  readonly lingerMs = 3000
  readonly media = shallowReactive(new Map<Person, RemoteMedia>())
  readonly links = shallowReactive(new Map<Person, PersonLink>())
  private readonly state = shallowReactive<{ link: PersonLink }>({ link: 'connecting' })
  private readonly subscriptions: Subscriptions
  private line: RouterLine | null = null
  private call: CallView | null = null
  private connected = false
  private flowed = false
  private resting = false
  brokenFor = 0
  private ticker?: ReturnType<typeof setInterval>
  private measured: { at: number; report: Promise<RTCStatsReport | null> } | null = null

  /** @param takeover what comes by another way still */
  constructor(
    private readonly options: SessionOptions,
    private readonly takeover: Takeover | null = null,
  ) {
    this.subscriptions = new Subscriptions(options.subscribe)
  }

  follow(call: CallView, self: Person): void {
    this.call = call
    const others = new Set([...call.participants.map(({ person }) => person), ...call.awaited])
    others.delete(self)
    for (const person of [...this.links.keys()]) {
      if (!others.has(person)) {
        this.links.delete(person)
        this.media.delete(person)
      }
    }
    others.forEach((person) => {
      if (!this.media.has(person)) {
        this.media.set(person, this.takeover?.mediaOf(person) ?? noMedia())
      }
    })
    this.subscriptions.follow(call)
    const line = (this.line ??= this.connect(call))
    if (call.recording) {
      // Scalable video is not recorded.
      line.leaveScalable()
    }
    line.wish(wishesOf(call, self), others)
    // Whoever has come back before their sections became free is in them still.
    this.play()
    this.ticker ??= setInterval(() => {
      this.tick()
    }, TICK_MS)
  }

  receive(from: PeerAddress, signal: Signal): void {
    if (from === 'router') {
      void this.line?.receive(signal)
    }
  }

  setTrack(source: Source, track: MediaStreamTrack | null): void {
    this.line?.setTrack(source, track)
  }

  /** Also what the browser takes for connected: the router may have died with its node, and the browser sees that later. */
  mend(otherNetwork: boolean): void {
    this.line?.mend(otherNetwork)
  }

  get shown(): readonly ShownPicture[] | null {
    return this.subscriptions.pictures
  }

  rest(): void {
    clearInterval(this.ticker)
    this.ticker = undefined
    this.resting = true
    this.subscriptions.close()
    this.line?.rest()
  }

  /** An answer names the router that it comes from; whatever else a router has to say comes from the next one. */
  takes(from: PeerAddress, signal: Signal): boolean {
    const router = from === 'router' && signal.kind === 'answer' ? fingerprintOf(signal.sdp) : null
    return router !== null && this.isAt(router)
  }

  isAt(router: string): boolean {
    return this.line?.router === router
  }

  link(): Link {
    const { link } = this.state
    return link === 'connected' ? linkOf(this.links.values()) : link === 'lost' ? 'reconnecting' : link
  }

  show(pictures: readonly ShownPicture[]): void {
    this.subscriptions.show(pictures)
  }

  receives(person: Person, source: Source): boolean {
    return source === 'microphone' || source === 'screenSound' || this.subscriptions.has(person, source)
  }

  audioSources(person: Person): RTCRtpSynchronizationSource[] {
    const reception = this.line
      ?.receptions()
      .find(({ wish }) => wish.publisher === person && wish.source === 'microphone')
    return reception?.receiver.getSynchronizationSources() ?? []
  }

  async stats(person: Person): Promise<PersonStats | null> {
    const { line } = this
    if (!line || !this.links.has(person)) {
      return null
    }
    const now = performance.now()
    if (!this.measured || now - this.measured.at > STATS_FRESH_MS) {
      this.measured = { at: now, report: line.stats() }
    }
    const report = await this.measured.report
    const mids = new Set(
      line.receptions().flatMap(({ wish, mid }) => (wish.publisher === person && mid !== null ? [mid] : [])),
    )
    return { ...line.states, report: report && onlyOf(report, mids) }
  }

  close(): void {
    clearInterval(this.ticker)
    this.ticker = undefined
    this.subscriptions.close()
    this.line?.close()
    this.line = null
    this.media.clear()
    this.links.clear()
  }

  private connect({ id }: CallView): RouterLine {
    const line = new RouterLine({
      iceServers: () => iceServers(id),
      scalable: async () => !this.call?.recording && (await scalableVideo(id)),
      transforms: this.options.transforms,
      send: (signal) => {
        this.options.send('router', signal)
      },
      onReceived: () => {
        this.play()
      },
      onState: (state) => {
        this.changed(state)
      },
    })
    this.options.tracks().forEach((track, source) => {
      line.setTrack(source, track)
    })
    return line
  }

  /** What has come so far: packets of a sound, a picture of a camera or a screen. */
  async arrived(): Promise<Wish[]> {
    const report = await this.line?.stats()
    const mids = new Set<string | undefined>()
    report?.forEach((entry: RTCStats) => {
      if (entry.type === 'inbound-rtp') {
        const {
          kind,
          jitterBufferEmittedCount = 0,
          framesDecoded = 0,
          mid,
        } = entry as RTCInboundRtpStreamStats
        // What has only come may be encrypted by a key that has not.
        if ((kind === 'audio' ? jitterBufferEmittedCount : framesDecoded) > 0) {
          mids.add(mid)
        }
      }
    })
    return (this.line?.receptions() ?? [])
      .filter(({ mid }) => mid !== null && mids.has(mid))
      .map(({ wish }) => wish)
  }

  /** Puts the tracks where they are played, unless another way does that by now. */
  play(): void {
    const receptions = this.resting ? [] : (this.line?.receptions() ?? [])
    receptions.forEach(({ wish, receiver }) => {
      const media = this.media.get(wish.publisher)
      if (!(this.takeover?.isDue(wish.publisher, wish.source) ?? true)) {
        silence(receiver.track)
      } else if (media) {
        putTrack(media, wish.source, receiver.track)
      }
    })
    this.showLinks()
  }

  private changed(state: RTCPeerConnectionState): void {
    this.connected = state === 'connected'
    if (this.connected) {
      this.flowed = true
      this.brokenFor = 0
      // Another router would not know what is shown.
      this.subscriptions.repeat()
    }
    this.showLinks()
  }

  private tick(): void {
    this.line?.tick()
    if (this.connected) {
      return
    }
    this.brokenFor++
    this.showLinks()
    const remedy = remedyAt(this.flowed, this.brokenFor)
    if (remedy !== null && !this.line?.isBeginning) {
      this.line?.[remedy]()
    }
    if (this.state.link === 'lost') {
      this.options.onLost(this.wasConnected)
    }
  }

  private showLinks(): void {
    this.state.link = this.ownLink()
    const heard = new Set(this.line?.receptions().map(({ wish }) => wish.publisher))
    for (const person of this.media.keys()) {
      this.links.set(person, this.linkTo(person, heard))
    }
  }

  get wasConnected(): boolean {
    return this.flowed || this.takeover?.wasConnected === true
  }

  private ownLink(): PersonLink {
    if (this.connected) {
      return 'connected'
    }
    if (givesUpAt(this.wasConnected, this.brokenFor)) {
      return 'lost'
    }
    return this.wasConnected ? 'reconnecting' : 'connecting'
  }

  private linkTo(person: Person, heard: ReadonlySet<Person>): PersonLink {
    if (this.state.link !== 'connected') {
      return this.state.link
    }
    if (this.call?.awaited.includes(person) === true) {
      return 'reconnecting'
    }
    return heard.has(person) ? 'connected' : 'connecting'
  }
}
