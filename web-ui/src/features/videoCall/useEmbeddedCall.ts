import { useEventListener } from '@vueuse/core'
import { computed, onBeforeUnmount, ref, watch } from 'vue'
import { connectHost } from './host'
import { memoryToken } from './linkToken'
import { useVideoCall, type VideoCallVisit } from './useVideoCall'
import type { HostMessage } from '@/embed/messages'
import { useCallStore } from '@/features/call/callStore'

/** How long the page around may take to say which call it is. */
const TOKEN_WITHIN_MS = 10_000
/** A page that is still there so long after it was about to go has stayed. */
const GONE_WITHIN_MS = 2000

export type Look = Omit<HostMessage & { type: 'parley.show' }, 'type'>

/**
 * A call in a frame of another site: the host hands over the token and is told what becomes of the call.
 *
 * @param first the token that stood in the address; null where the host is to hand one over
 * @param onLook how the host wants the page to look from now on
 */
export function useEmbeddedCall(roomId: string, first: string | null, onLook: (look: Look) => void) {
  const call = useCallStore()
  const token = memoryToken(first)
  const of = useVideoCall(roomId, token)
  const { visit } = of
  const host = connectHost(listen)
  /** Whether no token has come in time. */
  const unasked = ref(false)
  const waiting = setTimeout(() => {
    unasked.value = token.read() === null
  }, TOKEN_WITHIN_MS)
  const inCall = computed(() => visit.value.name === 'inside' && call.state.name === 'active')
  let joined = false
  let looking = false
  let lookAgain = false
  let goesWithHost = false

  function listen(message: HostMessage): void {
    switch (message.type) {
      case 'parley.enter':
        enter(message.token)
        break
      case 'parley.show':
        onLook(message)
        break
      case 'parley.leave':
        leave()
    }
  }

  /** A call that one is in, or is entering, goes on as it is: the next one is by the new token. */
  function enter(next: string): void {
    if (next === token.read()) {
      return
    }
    token.take(next)
    unasked.value = false
    if (!engaged(visit.value)) {
      void open()
    }
  }

  /** Asks what the newest token is of; of those that come while that is asked, the last one only. */
  async function open(): Promise<void> {
    lookAgain = true
    if (looking) {
      return
    }
    looking = true
    while (lookAgain) {
      lookAgain = false
      await of.open()
    }
    looking = false
  }

  function leave(): void {
    if (visit.value.name === 'inside') {
      call.leave()
    }
  }

  watch(inCall, (now) => {
    if (now && !joined) {
      joined = true
      host.tell({ type: 'parley.joined' })
    }
  })
  watch(visit, (now) => {
    if (joined && now.name !== 'inside') {
      joined = false
      host.tell({ type: 'parley.left' })
    }
    if (now.name === 'ended') {
      host.tell({ type: 'parley.ended', durationMs: now.durationMs })
    } else if (now.name === 'closed') {
      host.tell({ type: 'parley.refused', code: now.code })
    }
  })

  // A frame that is taken out of its page goes without this question, and nobody will come back to it: one leaves. With
  // the page itself, the call waits as for any page that is loaded again.
  useEventListener(window, 'beforeunload', () => {
    goesWithHost = true
    setTimeout(() => {
      goesWithHost = false
    }, GONE_WITHIN_MS)
  })
  useEventListener(window, 'pagehide', () => {
    if (!goesWithHost) {
      leave()
    }
  })
  onBeforeUnmount(() => {
    clearTimeout(waiting)
    host.close()
  })

  /** Once the page shows itself. */
  function start(): void {
    host.tell({ type: 'parley.ready' })
    if (host.mayShow && first !== null) {
      void open()
    }
  }

  return { of, mayShow: host.mayShow, unasked, start }
}

function engaged(visit: VideoCallVisit): boolean {
  return visit.name === 'inside' || (visit.name === 'door' && visit.busy)
}
