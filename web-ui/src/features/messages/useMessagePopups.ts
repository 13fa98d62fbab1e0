import { computed, type Ref, shallowRef } from 'vue'
import { longTouch } from '@/ui/longTouch'
import { useListeners } from '@/ui/useListeners'

interface Place {
  x: number
  y: number
}

/**
 * What opens over one message, the menu or all emoji: by a button, a key, or a long press of a finger.
 *
 * @param bubble what is pressed
 * @param may whether there is anything to be done to the message
 */
export function useMessagePopups(bubble: Readonly<Ref<HTMLElement | null>>, may: () => boolean) {
  const menuAt = shallowRef<Place | null>(null)
  const pickerAt = shallowRef<Place | null>(null)
  const open = computed(() => menuAt.value !== null || pickerAt.value !== null)

  /** A key has no place of its own. */
  function placeOf(event: MouseEvent): Place {
    const { left, bottom, width } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    return event.detail === 0 ? { x: left + width / 2, y: bottom } : { x: event.clientX, y: event.clientY }
  }

  function openMenu(event: MouseEvent): void {
    if (may()) {
      menuAt.value = placeOf(event)
    }
  }

  function openPicker(event: MouseEvent): void {
    pickerAt.value = placeOf(event)
  }

  /** All emoji, in the place of the menu. */
  function openPickerAt(place: Place): void {
    pickerAt.value = place
  }

  function close(): void {
    menuAt.value = null
    pickerAt.value = null
  }

  function openMenuByFinger({ clientX, clientY }: MouseEvent): void {
    if (may()) {
      menuAt.value = { x: clientX, y: clientY }
    }
  }

  useListeners(bubble, {
    // Where the browser has a long press of its own, it is this one.
    contextmenu(event) {
      if ((event as PointerEvent).pointerType === 'touch' && may()) {
        event.preventDefault()
        menuAt.value ??= { x: event.clientX, y: event.clientY }
      }
    },
    ...longTouch(openMenuByFinger),
  })

  return { menuAt, pickerAt, open, openMenu, openPicker, openPickerAt, close }
}
