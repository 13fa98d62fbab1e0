import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { iceServers } from './callApi'
import {
  callOf,
  type CallInput,
  type CallState,
  IDLE,
  inputOf,
  othersOf,
  phaseOf,
  placeOf,
  reduceCall,
  type Self,
} from './callMachine'
import { CallPeers } from './callPeers'
import { type CallStats, readStats } from './callStats'
import { useLocalMedia } from './localMedia'
import { onNetworkChange } from './networkChange'
import type { Signal, Source } from './peer'
import { relayOnly } from './relayOnly'
import { useScreenShare } from './screenShare'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useAuth } from '@/features/auth/authStore'
import { useUsers } from '@/features/members/usersStore'
import type { Command, EventFrame, FrameOf } from '@/realtime/frames'
import type {
  CallId,
  CallKind,
  CallView,
  ChatId,
  ConnectionId,
  ParticipantView,
  UserId,
} from '@/realtime/protocol.gen'
import { RequestRefused } from '@/realtime/requests'
import { useRealtime } from '@/realtime/realtime'

declare global {
  interface Window {
    /** Read-only, for media assertions of tests; see docs/testing.md. */
    __parleyCall?: { stats: () => Promise<CallStats | null> }
  }
}

const ENDED_SHOWN_MS = 2500

export interface CallError {
  code: ProblemCode
  /** With CALL_BUSY: who is in another call. */
  busyUserId: UserId | null
}

/** The page's call: feeds the machine with frames and intents, and does what its states ask for. */
export const useCall = defineStore('call', () => {
  const auth = useAuth()
  const realtime = useRealtime()
  const users = useUsers()

  const state = shallowRef<CallState>(IDLE)
  const formerConnectionId = ref<ConnectionId | null>(null)
  const lastError = shallowRef<CallError | null>(null)
  /** Whether the last call that rang here ended without an answer on any device. */
  const missed = ref(false)
  /** Calls left while offline, to be left again once the server can hear it. */
  const leftCalls = new Set<CallId>()
  /** Whether the page enters a call that its user was in before, so that nobody will make it an offer unasked. */
  let returning = false
  /** The start was taken back while `call.start` was on its way. */
  let abandoned = false
  let lastConnectionId: ConnectionId | null = null

  const media = useLocalMedia((kind, track) => {
    peers.setTrack(kind === 'audio' ? 'microphone' : 'camera', track)
    tellMedia()
  })
  const screen = useScreenShare((source, track) => {
    peers.setTrack(source, track)
    tellMedia()
  })
  const peers = new CallPeers({
    send: sendSignal,
    tracks: ownTracks,
    relayOnly: () => relayOnly.value,
    onLink: (link) => {
      dispatch({ type: 'linked', link })
    },
    onLost: giveUp,
  })

  const self = computed<Self>(() => ({
    userId: auth.selfId,
    connectionId: realtime.connectionId,
    formerConnectionId: formerConnectionId.value,
  }))
  const phase = computed(() => phaseOf(state.value))
  const call = computed(() => callOf(state.value))
  /** Who is awaited is shown as last seen: the media may still flow. */
  const other = computed(() => {
    const present = call.value ? othersOf(call.value, auth.selfId)[0] : undefined
    const last = lastOther.value
    return present ?? (last && call.value?.awaited.includes(last.userId) ? last : null)
  })
  const lastOther = shallowRef<ParticipantView | null>(null)

  function dispatch(input: CallInput): void {
    const before = state.value
    const after = reduceCall(before, input, self.value)
    if (after !== before) {
      state.value = after
      act(before, after)
    }
  }

  /** The effects of a transition. */
  function act(before: CallState, after: CallState): void {
    const held = callOf(after)
    lastOther.value = (held && othersOf(held, auth.selfId)[0]) ?? lastOther.value
    if (after.name === 'active') {
      const place = placeOf(after.call, self.value)
      if (place === 'here') {
        peers.follow(after.call, auth.selfId, returning)
        returning = false
        tellMedia()
      } else if (place === 'awaited' && before.name === 'active') {
        // The server thought this page lost, which was only silent.
        void enter(after.call, 'call.join')
      }
    }
    if (after.name === 'idle' || after.name === 'ended' || after.name === 'elsewhere') {
      if (before.name !== after.name) {
        peers.close()
        media.close()
        screen.stop()
      }
    }
    if (after.name === 'ended' && before.name !== 'ended') {
      setTimeout(() => {
        if (callOf(state.value)?.id === after.call.id) {
          dispatch({ type: 'dismissed' })
        }
      }, ENDED_SHOWN_MS)
    }
    callOf(after)?.participants.forEach(({ userId }) => void users.ensure(userId).catch(() => undefined))
  }

  async function start(chatId: ChatId, kind: CallKind): Promise<void> {
    dispatch({ type: 'start', chatId, kind })
    abandoned = false
    returning = false
    const starting = state.value
    if (starting.name !== 'starting') {
      return
    }
    await media.open(kind === 'video')
    if (state.value !== starting) {
      await meet(chatId)
      return
    }
    try {
      const { call: started } = await realtime.request({ type: 'call.start', chatId, kind })
      dispatch({ type: 'viewed', call: started })
      void iceServers(started.id)
      if (abandoned) {
        leave()
      } else {
        tellMedia()
      }
    } catch (failure) {
      if (state.value === starting) {
        dispatch({ type: 'startFailed' })
        lastError.value = errorOf(failure)
      }
    }
  }

  /** While the devices were being opened, a call has begun to ring. If that is the other one, both mean the same call. */
  async function meet(chatId: ChatId): Promise<void> {
    const met = state.value
    if (met.name === 'ringing' && met.side === 'callee' && met.call.chatId === chatId) {
      dispatch({ type: 'answer' })
      await enter(met.call, 'call.accept')
    } else if (met.name !== 'answering' && met.name !== 'active') {
      media.close()
    }
  }

  /** Answers a call that rings here, or enters one that goes on elsewhere. */
  async function answer(withCamera: boolean): Promise<void> {
    const ringing = state.value.name === 'ringing'
    dispatch({ type: 'answer' })
    if (state.value.name !== 'answering') {
      return
    }
    const callId = state.value.call.id
    returning = !ringing
    const wasMuted = placed(state.value.call)?.microphone === false
    void iceServers(callId)
    await media.open(withCamera)
    if (wasMuted && media.audio.value) {
      await media.toggleMute()
    }
    if (callOf(state.value)?.id === callId && state.value.name === 'answering') {
      await enter(state.value.call, ringing ? 'call.accept' : 'call.join')
    }
  }

  async function enter(target: CallView, type: 'call.accept' | 'call.join'): Promise<void> {
    try {
      await realtime.request({ type, callId: target.id })
      if (leftCalls.has(target.id)) {
        // Hung up meanwhile; only whoever is in a call can leave it.
        void command({ type: 'call.leave', callId: target.id, reason: 'hungUp' })
      }
    } catch (failure) {
      lastError.value = errorOf(failure)
      dispatch({ type: 'answerFailed' })
    }
  }

  /** Declines, cancels or hangs up, whichever it is. */
  function leave(): void {
    const leaving = state.value
    const target = callOf(leaving)
    if (target && leaving.name !== 'ended') {
      const type =
        leaving.name !== 'ringing' ? 'call.leave' : leaving.side === 'callee' ? 'call.decline' : 'call.cancel'
      leftCalls.add(target.id)
      void command(
        type === 'call.leave' ? { type, callId: target.id, reason: 'hungUp' } : { type, callId: target.id },
      )
    }
    missed.value = false
    abandoned = leaving.name === 'starting'
    dispatch({ type: 'left', now: Date.now() })
  }

  function giveUp(wasConnected: boolean): void {
    const target = call.value
    if (target) {
      leftCalls.add(target.id)
      void command({ type: 'call.leave', callId: target.id, reason: 'failed' })
    }
    dispatch({ type: 'gaveUp', wasConnected, now: Date.now() })
  }

  function ownTracks(): ReadonlyMap<Source, MediaStreamTrack> {
    const tracks: [Source, MediaStreamTrack | null][] = [
      ['microphone', media.audio.value],
      ['camera', media.video.value],
      ['screen', screen.picture.value],
      ['screenSound', screen.sound.value],
    ]
    return new Map(tracks.filter((entry): entry is [Source, MediaStreamTrack] => entry[1] !== null))
  }

  function placed(target: CallView | null) {
    return target?.participants.find(({ userId }) => userId === auth.selfId)
  }

  function tellMedia(): void {
    const present = call.value
    const own = placed(present)
    if (!present || own?.connectionId !== realtime.connectionId) {
      return
    }
    const microphone = media.audio.value !== null && !media.muted.value
    const camera = media.video.value !== null
    const shares = screen.picture.value !== null
    if (own.microphone !== microphone || own.camera !== camera || own.screen !== shares) {
      void command({ type: 'call.setMedia', callId: present.id, microphone, camera, screen: shares })
    }
  }

  function sendSignal(callId: CallId, to: ConnectionId, signal: Signal): void {
    const { kind, ...content } = signal
    void command({ type: `call.${kind}`, callId, to, ...content } as Command)
  }

  /** For commands whose refusal changes nothing: the next view of the call says what is. */
  async function command(frame: Command): Promise<void> {
    await realtime.request(frame).catch((failure: unknown) => {
      console.info(frame.type, codeOf(failure))
    })
  }

  function resume(ready: FrameOf<'session.ready'>): void {
    formerConnectionId.value = lastConnectionId
    lastConnectionId = ready.connectionId
    for (const left of ready.calls.filter(({ id }) => leftCalls.has(id))) {
      void (left.answeredAt === null
        ? command({ type: 'call.cancel', callId: left.id })
        : enter(left, 'call.join'))
    }
    dispatch({ type: 'resumed', calls: ready.calls.filter(({ id }) => !leftCalls.has(id)) })
    // The socket was lost, the page was not: take one's own place over at once.
    const held = callOf(state.value)
    const place = held && state.value.name !== 'elsewhere' ? placeOf(held, self.value) : 'none'
    if (held && (place === 'former' || place === 'awaited')) {
      void enter(held, 'call.join').then(() => {
        peers.mend(false)
      })
    }
  }

  function onEvent(frame: EventFrame): void {
    switch (frame.type) {
      case 'call.ringing':
      case 'call.changed':
        if (!leftCalls.has(frame.call.id)) {
          dispatch(inputOf(frame))
        }
        return
      case 'call.ended':
        leftCalls.delete(frame.callId)
        missed.value = frame.reason === 'missed' || frame.reason === 'cancelled'
        dispatch(inputOf(frame))
        return
      case 'call.offered':
        receive(frame, { kind: 'offer', sdp: frame.sdp })
        return
      case 'call.answered':
        receive(frame, { kind: 'answer', sdp: frame.sdp })
        return
      case 'call.candidateFound':
        receive(frame, { kind: 'candidate', candidate: frame.candidate })
        return
      case 'call.restartAsked':
        receive(frame, { kind: 'restart', fresh: frame.fresh })
        return
      default:
    }
  }

  function receive(from: { callId: CallId; from: ConnectionId }, signal: Signal): void {
    if (call.value?.id === from.callId && state.value.name !== 'ended') {
      peers.receive(from.from, signal)
    }
  }

  function listen(): void {
    realtime.hurryWhile(() => state.value.name !== 'idle' && state.value.name !== 'ended')
    realtime.onReady(resume)
    realtime.onEvent(onEvent)
    window.addEventListener('pagehide', () => {
      peers.close()
    })
    onNetworkChange(() => {
      peers.mend(true)
    })
    window.__parleyCall = {
      stats: async () => {
        const peer = peers.first()
        const others = call.value ? othersOf(call.value, auth.selfId).length : 0
        return peer && phase.value ? readStats(peer, phase.value, others) : null
      },
    }
  }

  watch(media.muted, tellMedia)

  return {
    state,
    phase,
    call,
    other,
    lastError,
    missed,
    devices: media.devices,
    muted: media.muted,
    /** What else there is to one's own devices; for devices/. */
    own: media,
    localVideo: media.video,
    remote: peers.media,
    /** Null without a peer. */
    peerStats: () => peers.first()?.stats() ?? null,
    audioSources: () => peers.first()?.audioSources() ?? [],
    start,
    answer,
    leave,
    listen,
    toggleMute: media.toggleMute,
    toggleCamera: media.toggleCamera,
    screen: screen.picture,
    toggleScreen: screen.toggle,
  }
})

function errorOf(failure: unknown): CallError {
  const userId = failure instanceof RequestRefused ? failure.failure.details.userId : null
  return { code: codeOf(failure), busyUserId: typeof userId === 'string' ? userId : null }
}
