import { useMediaQuery } from '@vueuse/core'
import type { Ref } from 'vue'

/** Whether the page shows one thing at a time, as on a phone: the same width as in the style sheets. */
export function useNarrow(): Readonly<Ref<boolean>> {
  return useMediaQuery('(width <= 720px)')
}
