import { type Ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useCallStore } from '../callStore'
import type { CallView } from '@/realtime/protocol.gen'

/** Answers or declines a call that rings as the person has chosen on its notification: the address says so, once. */
export function useAskedByNotice(incoming: Readonly<Ref<CallView | null>>): void {
  const route = useRoute()
  const router = useRouter()
  const calls = useCallStore()

  watch(
    [() => route.query.call, () => route.query.do, () => incoming.value?.id],
    ([callId, wish]) => {
      const call = incoming.value
      if (typeof callId !== 'string' || call?.id !== callId) {
        return
      }
      void router.replace({ query: {} })
      if (wish === 'answer') {
        void calls.answer(call.kind === 'video')
      } else if (wish === 'decline') {
        calls.leave()
      }
    },
    { immediate: true },
  )
}
