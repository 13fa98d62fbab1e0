import { computed, watch } from 'vue'
import { useCallSession } from './callSession'
import type { PersonLink, RemoteMedia } from './mediaSession'
import type { Signal, Source } from './signal'
import { tellServer } from '../callCommands'
import { phaseOf } from '../callMachine'
import { useCallEncryption } from '../encryption/useCallEncryption'
import type { HeldCall } from '../heldCall'
import { useLocalMedia } from '../localMedia'
import { relayOnly } from '../relayOnly'
import { useScreenShare } from '../screenShare'
import { sameDevice, sameTracks } from '../tracks'
import type { Command } from '@/realtime/frames'
import type { CallId, CallView, PeerAddress, Person, Track } from '@/realtime/protocol.gen'

const NO_MEDIA: ReadonlyMap<Person, RemoteMedia> = new Map()
const NO_LINKS: ReadonlyMap<Person, PersonLink> = new Map()

/**
 * What this page sends in its call, and what comes from the others.
 *
 * @param onLost when all remedies of a broken connection have failed
 * @param onNoWay when there is no way from browser to browser
 */
export function useCallMedia(
  held: HeldCall,
  onLost: (wasConnected: boolean) => void,
  onNoWay: (callId: CallId) => Promise<void>,
) {
  /** Of the present call, from when something is to be sent or has come. */
  const {
    session,
    sessionFor,
    leaveRouter,
    close: hush,
  } = useCallSession((call) => ({
    send: (to, signal) => {
      sendSignal(call.id, to, signal)
    },
    subscribe: (tracks) => {
      void tellServer({ type: 'call.subscribe', callId: call.id, tracks })
    },
    tracks: ownTracks,
    relayOnly: () => relayOnly.value,
    transforms: encryption.of(call).transforms,
    onNoWay: () => void onNoWay(call.id),
    onLost,
  }))
  const own = useLocalMedia((kind, track) => {
    session.value?.setTrack(kind === 'audio' ? 'microphone' : 'camera', track)
    tell()
  })
  const screen = useScreenShare((source, track) => {
    session.value?.setTrack(source, track)
    tell()
  })
  const encryption = useCallEncryption(() => held.self.value.userId, tell)
  const media = computed(() => session.value?.media ?? NO_MEDIA)
  const links = computed(() => session.value?.links ?? NO_LINKS)
  const link = computed(() => session.value?.link() ?? 'connecting')

  function ownTracks(): ReadonlyMap<Source, MediaStreamTrack> {
    const tracks: [Source, MediaStreamTrack | null][] = [
      ['microphone', own.audio.value],
      ['camera', own.video.value],
      ['screen', screen.picture.value],
      ['screenSound', screen.sound.value],
    ]
    return new Map(tracks.filter((entry): entry is [Source, MediaStreamTrack] => entry[1] !== null))
  }

  function sendSignal(callId: CallId, to: PeerAddress, signal: Signal): void {
    const { kind, ...content } = signal
    void tellServer({ type: `call.${kind}`, callId, to, ...content } as Command)
  }

  /** Tells the server what is on, where that is not what it says. */
  function tell(): void {
    const { userId, connectionId } = held.self.value
    const call = held.call.value
    const seat = call?.participants.find(({ person }) => person === userId)
    if (!call || seat?.connectionId !== connectionId || held.state.value.name === 'ended') {
      return
    }
    const tracks = published()
    const device = encryption.of(call).own
    const told = seat.tracksVersion > 0 && sameTracks(seat.tracks, tracks)
    if (device !== undefined && !(told && sameDevice(seat.device, device))) {
      void tellServer({ type: 'call.setTracks', callId: call.id, tracks, device })
    }
  }

  /** What there is of one's own; it is named by its source, of which this page has one each. */
  function published(): Track[] {
    const muted = (source: Source) => source === 'microphone' && own.muted.value
    return [...ownTracks().keys()].map((source) => ({ id: source, source, muted: muted(source) }))
  }

  const sending = computed(() => new Set(published().flatMap(({ source, muted }) => (muted ? [] : [source]))))

  /** What a host has muted is not to go on at this end either. */
  function switchOff(source: Source): void {
    switch (source) {
      case 'microphone':
        own.mute()
        return
      case 'camera':
        own.closeCamera()
        return
      case 'screen':
      case 'screenSound':
        screen.stop()
    }
  }

  function follow(call: CallView, returning: boolean): void {
    encryption.of(call).follow(call)
    sessionFor(call).follow(call, held.self.value.userId, returning)
    tell()
  }

  /** A signal may come before it is known here that the call is active. */
  function receive(from: PeerAddress, signal: Signal): void {
    const call = held.call.value
    if (call) {
      sessionFor(call).receive(from, signal)
    }
  }

  /** The router of this certificate is about to stop. */
  function moveAway(callId: CallId, certificate: string): void {
    const call = held.call.value
    if (call?.id === callId) {
      leaveRouter(certificate, call, held.self.value.userId)
    }
  }

  function close(): void {
    hush()
    encryption.close()
    own.close()
    screen.stop()
  }

  /** A key or button that comes after the end must not open a device again. */
  function inCall(): boolean {
    const phase = phaseOf(held.state.value, link.value)
    return phase !== null && phase !== 'ended'
  }

  async function toggleMute(): Promise<void> {
    if (inCall()) {
      await own.toggleMute()
    }
  }

  async function toggleCamera(): Promise<void> {
    if (inCall()) {
      await own.toggleCamera()
    }
  }

  async function toggleScreen(): Promise<void> {
    if (held.state.value.name === 'active') {
      await screen.toggle()
    }
  }

  watch(own.muted, tell)

  return {
    own,
    screen,
    session,
    media,
    links,
    link,
    encryption,
    tell,
    sending,
    switchOff,
    follow,
    receive,
    moveAway,
    /** Nothing goes out or comes in any more; the devices stay. */
    hush,
    close,
    toggleMute,
    toggleCamera,
    toggleScreen,
  }
}

export type CallMedia = ReturnType<typeof useCallMedia>
