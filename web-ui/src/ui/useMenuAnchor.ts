import { computed, shallowRef } from 'vue'

/**
 * Where the menu of a button stands: below it, and at its left, or where the line ends.
 *
 * @param edge the edge of the button at which the menu begins
 */
export function useMenuAnchor(edge: 'left' | 'end' = 'left') {
  const anchor = shallowRef<{ x: number; y: number } | null>(null)

  /** Opens it from the button that was pressed. */
  function open(event: MouseEvent): void {
    const { left, right, bottom } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    const end = document.documentElement.dir === 'rtl' ? left : right
    anchor.value = { x: edge === 'end' ? end : left, y: bottom }
  }

  function openAt(x: number, y: number): void {
    anchor.value = { x, y }
  }

  function close(): void {
    anchor.value = null
  }

  return { anchor, isOpen: computed(() => anchor.value !== null), open, openAt, close }
}
