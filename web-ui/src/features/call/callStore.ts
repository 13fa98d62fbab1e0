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
import type { Signal } from './peer'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useAuth } from '@/features/auth/authStore'
import { useUsers } from '@/features/members/usersStore'
import type { Command, EventFrame, FrameOf } from '@/realtime/frames'
import type { CallId, CallKind, CallView, ChatId, ConnectionId, UserId } from '@/realtime/protocol.gen'
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
  let newcomer = false
  /** The start was taken back while `call.start` was on its way. */
  let abandoned = false
  let lastConnectionId: ConnectionId | null = null

  const media = useLocalMedia((kind, track) => {
    peers.setTrack(kind, track)
    tellMedia()
  })
  const peers = new CallPeers({
    send: sendSignal,
    track: (kind) => (kind === 'audio' ? media.audio.value : media.video.value),
    onLink: (link) => {
      dispatch({ type: 'linked', link })
    },
  })

  const self = computed<Self>(() => ({
    userId: auth.selfId,
    connectionId: realtime.connectionId,
    formerConnectionId: formerConnectionId.value,
  }))
  const phase = computed(() => {
    const present = phaseOf(state.value, self.value)
    return present === 'active' && realtime.state !== 'online' ? 'reconnecting' : present
  })
  const call = computed(() => callOf(state.value))
  const other = computed(() => (call.value ? (othersOf(call.value, auth.selfId)[0] ?? null) : null))

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
    if (after.name === 'active' && placeOf(after.call, self.value) === 'here') {
      const arrived = newcomer
      newcomer = false
      void peers.follow(after.call, auth.selfId, arrived)
      tellMedia()
    }
    if (after.name === 'idle' || after.name === 'ended' || after.name === 'elsewhere') {
      if (before.name !== after.name) {
        peers.close()
        media.close()
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
    newcomer = false
    const starting = state.value
    if (starting.name !== 'starting') {
      return
    }
    await media.open(kind === 'video')
    void iceServers()
    if (state.value !== starting) {
      return
    }
    try {
      const { call: started } = await realtime.request({ type: 'call.start', chatId, kind })
      dispatch({ type: 'viewed', call: started })
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

  /** Answers a call that rings here, or enters one that goes on elsewhere. */
  async function answer(withCamera: boolean): Promise<void> {
    const ringing = state.value.name === 'ringing'
    dispatch({ type: 'answer' })
    if (state.value.name !== 'answering') {
      return
    }
    const callId = state.value.call.id
    newcomer = true
    void iceServers()
    await media.open(withCamera)
    if (callOf(state.value)?.id === callId && state.value.name === 'answering') {
      await enter(state.value.call, ringing ? 'call.accept' : 'call.join')
    }
  }

  async function enter(target: CallView, type: 'call.accept' | 'call.join'): Promise<void> {
    newcomer = true
    try {
      await realtime.request({ type, callId: target.id })
      if (leftCalls.has(target.id)) {
        // Hung up meanwhile; only whoever is in a call can leave it.
        void command({ type: 'call.leave', callId: target.id })
      }
    } catch (failure) {
      newcomer = false
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
      void command({ type, callId: target.id })
    }
    missed.value = false
    abandoned = leaving.name === 'starting'
    dispatch({ type: 'left', now: Date.now() })
  }

  function tellMedia(): void {
    const present = call.value
    const own = present?.participants.find(({ userId }) => userId === auth.selfId)
    if (!present || own?.connectionId !== realtime.connectionId) {
      return
    }
    const microphone = media.audio.value !== null && !media.muted.value
    const camera = media.video.value !== null
    if (own.microphone !== microphone || own.camera !== camera) {
      void command({ type: 'call.setMedia', callId: present.id, microphone, camera })
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
    if (held && state.value.name !== 'elsewhere' && placeOf(held, self.value) === 'former') {
      void enter(held, 'call.join')
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
    window.__parleyCall = {
      stats: async () => {
        const peer = peers.first()
        return peer && phase.value ? readStats(peer, phase.value) : null
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
    localVideo: media.video,
    remote: peers.media,
    start,
    answer,
    leave,
    listen,
    toggleMute: media.toggleMute,
    toggleCamera: media.toggleCamera,
  }
})

function errorOf(failure: unknown): CallError {
  const userId = failure instanceof RequestRefused ? failure.failure.details.userId : null
  return { code: codeOf(failure), busyUserId: typeof userId === 'string' ? userId : null }
}
