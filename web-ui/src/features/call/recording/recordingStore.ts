import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue'
import { tellServer } from '../callCommands'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import type { CallView, Recording, RecordingId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** What somebody answers who is about to enter a call that is recorded. */
export type Answer = 'agree' | 'decline' | 'leave'

export interface Question {
  recording: Recording
  /** Whether the person is in the call already. */
  inside: boolean
  answer: (answer: Answer) => void
}

/** The recording of the page's call, and what its user has said to it. The server keeps who has agreed. */
export const useRecordingStore = defineStore('recording', () => {
  const auth = useAuthStore()
  const call = useCallStore()
  const realtime = useRealtimeStore()
  /** Whether this installation records calls at all. */
  const available = ref(false)
  const answers = shallowReactive(new Map<RecordingId, Answer>())
  const entering = shallowRef<Question | null>(null)

  const current = computed(() => (call.state.name === 'active' ? (call.call?.recording ?? null) : null))
  const recorded = computed(() => current.value?.agreed.includes(auth.self) === true)
  const inside = computed((): Question | null => {
    const recording = current.value
    return recording && !recorded.value && !answers.has(recording.id)
      ? {
          recording,
          inside: true,
          answer: (answer) => {
            answerInside(recording, answer)
          },
        }
      : null
  })
  const question = computed(() => entering.value ?? inside.value)

  // What was agreed to before entering is said as soon as one is in it, and again where it got lost.
  watch(
    () =>
      current.value && !recorded.value && answers.get(current.value.id) === 'agree' ? current.value : null,
    (recording) => {
      if (recording) {
        agree(recording)
      }
    },
  )

  function listen(): void {
    call.askBeforeEntering(mayEnter)
    realtime.onReady(({ recordsCalls }) => {
      available.value = recordsCalls
    })
  }

  /** Asks whoever is about to enter a call that is recorded. False where that one stays outside. */
  async function mayEnter({ recording }: CallView): Promise<boolean> {
    if (!recording || recording.agreed.includes(auth.self)) {
      return true
    }
    const answer = await new Promise<Answer>((resolve) => {
      entering.value = { recording, inside: false, answer: resolve }
    })
    entering.value = null
    if (answer !== 'leave') {
      answers.set(recording.id, answer)
    }
    return answer !== 'leave'
  }

  function answerInside(recording: Recording, answer: Answer): void {
    answers.set(recording.id, answer)
    if (answer === 'leave') {
      call.leave()
    }
  }

  function agree({ id }: Recording): void {
    const callId = call.call?.id
    if (callId) {
      void tellServer({ type: 'call.agreeToRecording', callId, recordingId: id })
    }
  }

  async function start(): Promise<void> {
    const callId = call.call?.id
    if (callId) {
      await realtime.request({ type: 'call.startRecording', callId })
    }
  }

  async function stop(): Promise<void> {
    const callId = call.call?.id
    if (callId) {
      await realtime.request({ type: 'call.stopRecording', callId })
    }
  }

  return { available, current, recorded, question, listen, mayEnter, start, stop }
})
