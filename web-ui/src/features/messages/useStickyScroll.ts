import { useEventListener, useResizeObserver } from '@vueuse/core'
import { nextTick, type Ref, ref } from 'vue'

const NEAR_PX = 80
const OLDER_AT_PX = 400

/** Scrolling of a log: sticks to the newest unless scrolled away, and keeps its place when older rows come before. */
export function useStickyScroll(
  list: Readonly<Ref<HTMLElement | null>>,
  content: Readonly<Ref<HTMLElement | null>>,
  onNearTop: () => void,
) {
  const atBottom = ref(true)

  function measure(): void {
    const el = list.value
    if (!el) {
      return
    }
    atBottom.value = el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX
    if (el.scrollTop < OLDER_AT_PX) {
      onNearTop()
    }
  }

  function toBottom(behavior: ScrollBehavior = 'auto'): void {
    list.value?.scrollTo({ top: list.value.scrollHeight, behavior })
    atBottom.value = true
  }

  /** Runs a change that puts rows before the others, and stays at the same row. */
  async function keepingPlace(change: () => Promise<void>): Promise<void> {
    const el = list.value
    const before = el ? el.scrollHeight - el.scrollTop : 0
    await change()
    await nextTick()
    if (el) {
      el.scrollTop = el.scrollHeight - before
    }
  }

  useEventListener(list, 'scroll', measure, { passive: true })
  // Also when the keyboard of a phone opens or a message grows.
  useResizeObserver([list, content], () => {
    if (atBottom.value) {
      toBottom()
    }
  })

  return { atBottom, toBottom, keepingPlace, measure }
}
