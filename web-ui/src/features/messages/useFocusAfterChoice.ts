import { useMediaQuery } from '@vueuse/core'
import { nextTick, type Ref, watch } from 'vue'

/**
 * Leads from where several messages were chosen to the composer, as the opening of a chat does, or to the messages where
 * one may not write; unless one writes elsewhere meanwhile. A finger wants no keyboard.
 */
export function useFocusAfterChoice(
  choosing: Readonly<Ref<boolean>>,
  body: Readonly<Ref<HTMLElement | null>>,
): void {
  const touch = useMediaQuery('(hover: none) and (pointer: coarse)')

  watch(choosing, async (now) => {
    await nextTick()
    if (!now && !touch.value && !(document.activeElement instanceof HTMLInputElement)) {
      const field = body.value?.querySelector<HTMLElement>('textarea')
      ;(field ?? body.value?.querySelector<HTMLElement>('[role="log"]'))?.focus()
    }
  })
}
