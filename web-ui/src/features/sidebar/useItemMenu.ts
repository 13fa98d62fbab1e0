import { onLongPress } from '@vueuse/core'
import { type ComponentPublicInstance, computed, type Ref } from 'vue'

/** Opens the menu of a link by its context menu event, or a long press whose end is no click. */
export function useItemMenu(
  link: Readonly<Ref<ComponentPublicInstance | null>>,
  menu: Readonly<Ref<{ openAt: (x: number, y: number) => void } | null>>,
) {
  let pressed = false
  onLongPress(
    computed(() => link.value?.$el as HTMLElement | undefined),
    (event) => {
      if (event.pointerType === 'touch') {
        pressed = true
        menu.value?.openAt(event.clientX, event.clientY)
      }
    },
  )

  function afterPress(event: MouseEvent): void {
    if (pressed) {
      event.preventDefault()
    }
    pressed = false
  }

  function openMenu(event: MouseEvent): void {
    const at = (link.value?.$el as HTMLElement).getBoundingClientRect()
    // A key has no place of its own.
    const byKey = event.clientX === 0 && event.clientY === 0
    menu.value?.openAt(byKey ? at.left + at.width / 2 : event.clientX, byKey ? at.bottom : event.clientY)
  }

  return { afterPress, openMenu }
}
