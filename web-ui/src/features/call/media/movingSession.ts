import { linkOf, type Link } from './link'
import type {
  FormerWay,
  MediaSession,
  PersonLink,
  PersonStats,
  RemoteMedia,
  SessionOptions,
  ShownPicture,
} from './mediaSession'
import { RouterSession } from './routerSession'
import type { Signal, Source } from './signal'
import { withHeld } from '../hosting/floor'
import { publishes } from '../tracks'
import type { CallView, ParticipantView, PeerAddress, Person } from '@/realtime/protocol.gen'

const LOOK_MS = 100

/**
 * By the former way still, from browser to browser or through a router that is about to stop, and through the router already.
 * Each track is played from the router as soon as it has come from there; until then, and for the others a little longer,
 * everything goes out by both. So the call moves without a gap. It never moves back.
 */
export class MovingSession implements FormerWay {
  readonly media: ReadonlyMap<Person, RemoteMedia>
  private readonly to: RouterSession
  private readonly taken = new Set<string>()
  /** Who comes by the former way no more. */
  private readonly gone = new Set<Person>()
  private expected: readonly ParticipantView[] = []
  private completeSince: number | null = null
  private looking = false
  private ticker?: ReturnType<typeof setInterval>

  /** @param onMoved the router's session has taken everything over */
  constructor(
    private readonly from: FormerWay,
    options: SessionOptions,
    private readonly onMoved: (session: RouterSession) => void,
  ) {
    from.rest()
    const { wasConnected } = from
    this.to = new RouterSession(
      {
        ...options,
        onLost: () => {
          if (!this.flowsStill) {
            options.onLost(wasConnected)
          }
        },
      },
      {
        wasConnected,
        mediaOf: (person) => from.media.get(person),
        isDue: (person, source) => this.isDue(person, source),
      },
    )
    this.media = this.to.media
    if (from.shown) {
      this.to.show(from.shown)
    }
  }

  /** The call moves on, before it has come here wholly: what is played by now stays so until the next way takes it over. */
  rest(): void {
    clearInterval(this.ticker)
    this.ticker = undefined
    this.to.rest()
  }

  takes(from: PeerAddress, signal: Signal): boolean {
    return this.from.takes(from, signal) || this.to.takes(from, signal)
  }

  isAt(router: string): boolean {
    return this.to.isAt(router)
  }

  get wasConnected(): boolean {
    return this.from.wasConnected || this.to.wasConnected
  }

  /** The former way does not count on since this one is sought. */
  get brokenFor(): number {
    return this.from.brokenFor + this.to.brokenFor
  }

  get shown(): readonly ShownPicture[] | null {
    return this.to.shown
  }

  get lingerMs(): number {
    return Math.max(this.from.lingerMs, this.to.lingerMs)
  }

  get links(): ReadonlyMap<Person, PersonLink> {
    return new Map(
      [...this.to.links].map(([person, link]) => [
        person,
        link === 'connected' ? link : (this.from.links.get(person) ?? link),
      ]),
    )
  }

  follow(call: CallView, self: Person): void {
    // What a host has muted does not come, whatever its publisher says.
    this.expected = withHeld(call.participants, call.held).filter(
      ({ person }) => person !== self && this.from.media.has(person),
    )
    this.to.follow(call, self)
    this.ticker ??= setInterval(() => void this.look(), LOOK_MS)
  }

  /** Whoever has not heard yet that the call moves may still look for another way between the browsers, and a former router may answer late. */
  receive(from: PeerAddress, signal: Signal): void {
    const session = this.from.takes(from, signal) ? this.from : this.to
    session.receive(from, signal)
  }

  setTrack(source: Source, track: MediaStreamTrack | null): void {
    this.from.setTrack(source, track)
    this.to.setTrack(source, track)
  }

  mend(otherNetwork: boolean): void {
    this.to.mend(otherNetwork)
  }

  link(): Link {
    return linkOf(this.links.values())
  }

  show(pictures: readonly ShownPicture[]): void {
    this.to.show(pictures)
  }

  receives(person: Person, source: Source): boolean {
    return !this.isDue(person, source) || this.to.receives(person, source)
  }

  audioSources(person: Person): RTCRtpSynchronizationSource[] {
    return this.wayOf(person).audioSources(person)
  }

  stats(person: Person): Promise<PersonStats | null> {
    return this.wayOf(person).stats(person)
  }

  close(): void {
    this.stop()
    this.to.close()
  }

  private wayOf(person: Person): MediaSession {
    return this.isDue(person, 'microphone') ? this.to : this.from
  }

  private isDue(person: Person, source: Source): boolean {
    return !this.from.media.has(person) || this.gone.has(person) || this.taken.has(nameOf(person, source))
  }

  private get flowsStill(): boolean {
    return [...this.from.links.values()].includes('connected')
  }

  private async look(): Promise<void> {
    if (this.looking) {
      return
    }
    this.looking = true
    try {
      const arrived = await this.to.arrived()
      arrived.forEach(({ publisher, source }) => this.taken.add(nameOf(publisher, source)))
      this.from.links.forEach((link, person) => {
        if (link !== 'connected') {
          this.gone.add(person)
        }
      })
      this.to.play()
      this.finishOnceComplete()
    } finally {
      this.looking = false
    }
  }

  private finishOnceComplete(): void {
    const ended = !this.flowsStill && this.to.link() === 'connected'
    if (this.ticker === undefined || !(ended || this.isComplete())) {
      this.completeSince = null
      return
    }
    this.completeSince ??= performance.now()
    if (!this.flowsStill || performance.now() - this.completeSince >= this.from.lingerMs) {
      this.stop()
      this.to.play()
      this.onMoved(this.to)
    }
  }

  private isComplete(): boolean {
    return this.expected.every(
      (other) =>
        this.to.links.get(other.person) === 'connected' &&
        (['microphone', 'camera', 'screen', 'screenSound'] as const).every(
          (source) =>
            !publishes(other, source) ||
            !this.to.receives(other.person, source) ||
            this.taken.has(nameOf(other.person, source)),
        ),
    )
  }

  private stop(): void {
    clearInterval(this.ticker)
    this.ticker = undefined
    this.from.close()
  }
}

function nameOf(person: Person, source: Source): string {
  return `${person} ${source}`
}
