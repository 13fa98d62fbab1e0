import { useEventListener } from '@vueuse/core'
import { onScopeDispose, type Ref, ref, watch } from 'vue'

const QUIET_AFTER_MS = 3000

/** True once nothing has moved in an element for a while; anything that is open or has the keyboard's focus keeps it awake. */
export function useQuiet(element: Readonly<Ref<HTMLElement | null>>, active: () => boolean) {
  const quiet = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function wake(): void {
    quiet.value = false
    clearTimeout(timer)
    if (active()) {
      timer = setTimeout(sleep, QUIET_AFTER_MS)
    }
  }

  function sleep(): void {
    const inUse = element.value?.querySelector('[aria-expanded="true"], button:focus-visible')
    if (inUse) {
      wake()
    } else {
      quiet.value = active()
    }
  }

  useEventListener(element, ['pointermove', 'pointerdown', 'focusin', 'keydown'], wake)
  watch(active, wake, { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
  })
  return quiet
}
