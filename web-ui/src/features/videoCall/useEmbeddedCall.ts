import { useEventListener } from '@vueuse/core'
import { computed, onBeforeUnmount, ref, watch } from 'vue'
import { connectHostPage } from './hostPage'
import { memoryToken } from './linkToken'
import { useVideoCall, type VideoCallVisit } from './useVideoCall'
import type { HostPageMessage } from '@/embed/messages'
import { useCallStore } from '@/features/call/callStore'

/** How long the page around may take to say which call it is. */
const TOKEN_WITHIN_MS = 10_000
/** A page that is still there so long after it was about to go has stayed. */
const GONE_WITHIN_MS = 2000

export type Look = Omit<HostPageMessage & { type: 'parley.show' }, 'type'>

/**
 * A call in a frame of another site: the host page hands over the token and is told what becomes of the call.
 *
 * @param first the token that stood in the address; null where the host page is to hand one over
 * @param onLook how the host page wants this one to look from now on
 */
export function useEmbeddedCall(roomId: string, first: string | null, onLook: (look: Look) => void) {
  const call = useCallStore()
  const token = memoryToken(first)
  const of = useVideoCall(roomId, token)
  const { visit } = of
  const hostPage = connectHostPage(listen)
  /** Whether no token has come in time. */
  const unasked = ref(false)
  const waiting = setTimeout(() => {
    unasked.value = first === null
  }, TOKEN_WITHIN_MS)
  const inCall = computed(() => visit.value.name === 'inside' && call.state.name === 'active')
  let joined = false
  let looking = false
  let lookAgain = false
  let goesWithPage = false

  function listen(message: HostPageMessage): void {
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
    clearTimeout(waiting)
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
      hostPage.tell({ type: 'parley.joined' })
    }
  })
  watch(visit, (now) => {
    if (joined && now.name !== 'inside') {
      joined = false
      hostPage.tell({ type: 'parley.left' })
    }
    if (now.name === 'ended') {
      hostPage.tell({ type: 'parley.ended', durationMs: now.durationMs })
    } else if (now.name === 'closed') {
      hostPage.tell({ type: 'parley.refused', code: now.code })
    }
  })

  // A frame that is taken out of its page goes without this question, and nobody will come back to it: one leaves. With
  // the page itself, the call waits as for any page that is loaded again.
  useEventListener(window, 'beforeunload', () => {
    goesWithPage = true
    setTimeout(() => {
      goesWithPage = false
    }, GONE_WITHIN_MS)
  })
  useEventListener(window, 'pagehide', () => {
    if (!goesWithPage) {
      leave()
    }
  })
  onBeforeUnmount(() => {
    clearTimeout(waiting)
    hostPage.close()
  })

  /** Once the page shows itself. */
  function start(): void {
    hostPage.tell({ type: 'parley.ready' })
    if (hostPage.mayShow && first !== null) {
      void open()
    }
  }

  return { of, mayShow: hostPage.mayShow, unasked, start }
}

function engaged(visit: VideoCallVisit): boolean {
  return visit.name === 'inside' || (visit.name === 'door' && visit.busy)
}
