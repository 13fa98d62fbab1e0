import { useDocumentVisibility, useWindowFocus } from '@vueuse/core'
import { computed } from 'vue'

/** Whether somebody looks at the page, as far as it can know: it is visible, and its window has the focus. */
export function useAttention() {
  const visibility = useDocumentVisibility()
  const focused = useWindowFocus()
  return computed(() => visibility.value === 'visible' && focused.value)
}
