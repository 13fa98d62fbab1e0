import { useDocumentVisibility, useWindowFocus } from '@vueuse/core'
import { computed, inject, type InjectionKey, type Ref, ref } from 'vue'

/** Whether this part of the page is in view: something may cover it. */
export const IN_VIEW: InjectionKey<Readonly<Ref<boolean>>> = Symbol('in view')

/** Whether somebody looks here, as far as the page can know: it is visible, not covered, and its window has the focus. */
export function useAttention() {
  const visibility = useDocumentVisibility()
  const focused = useWindowFocus()
  const inView = inject(IN_VIEW, ref(true))
  return computed(() => visibility.value === 'visible' && focused.value && inView.value)
}
