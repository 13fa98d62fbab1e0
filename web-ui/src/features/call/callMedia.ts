import { watch } from 'vue'
import { tellServer } from './callCommands'
import { phaseOf } from './callMachine'
import { CallPeers } from './callPeers'
import type { HeldCall } from './heldCall'
import { useLocalMedia } from './localMedia'
import type { Signal, Source } from './peer'
import { sameTracks } from './tracks'
import { relayOnly } from './relayOnly'
import { useScreenShare } from './screenShare'
import type { CallId, CallView, ConnectionId, Track } from '@/realtime/protocol.gen'
import type { Command } from '@/realtime/frames'

/**
 * What this page sends in its call, and what comes from the others.
 *
 * @param onLost when all remedies of a broken connection have failed
 */
export function useCallMedia(held: HeldCall, onLost: (wasConnected: boolean) => void) {
  const own = useLocalMedia((kind, track) => {
    peers.setTrack(kind === 'audio' ? 'microphone' : 'camera', track)
    tell()
  })
  const screen = useScreenShare((source, track) => {
    peers.setTrack(source, track)
    tell()
  })
  const peers = new CallPeers({
    send: sendSignal,
    tracks: ownTracks,
    relayOnly: () => relayOnly.value,
    onLink: (link) => {
      held.dispatch({ type: 'linked', link })
    },
    onLost,
  })

  function ownTracks(): ReadonlyMap<Source, MediaStreamTrack> {
    const tracks: [Source, MediaStreamTrack | null][] = [
      ['microphone', own.audio.value],
      ['camera', own.video.value],
      ['screen', screen.picture.value],
      ['screenSound', screen.sound.value],
    ]
    return new Map(tracks.filter((entry): entry is [Source, MediaStreamTrack] => entry[1] !== null))
  }

  function sendSignal(callId: CallId, to: ConnectionId, signal: Signal): void {
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
    if (!sameTracks(seat.tracks, tracks)) {
      void tellServer({ type: 'call.setTracks', callId: call.id, tracks })
    }
  }

  /** What there is of one's own; it is named by its source, of which this page has one each. */
  function published(): Track[] {
    const muted = (source: Source) => source === 'microphone' && own.muted.value
    return [...ownTracks().keys()].map((source) => ({ id: source, source, muted: muted(source) }))
  }

  function follow(call: CallView, returning: boolean): void {
    peers.follow(call, held.self.value.userId, returning)
    tell()
  }

  function close(): void {
    peers.close()
    own.close()
    screen.stop()
  }

  /** A key or button that comes after the end must not open a device again. */
  function inCall(): boolean {
    const phase = phaseOf(held.state.value)
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

  return { own, screen, peers, tell, follow, close, toggleMute, toggleCamera, toggleScreen }
}

export type CallMedia = ReturnType<typeof useCallMedia>
