import { onBeforeUnmount, onMounted, type Ref } from 'vue'

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

/** The traps that are there, the latest last: only that one is at work. */
const open: symbol[] = []

/** Keeps Tab within an element while it is there, and gives the focus back afterwards. */
export function useFocusTrap(container: Readonly<Ref<HTMLElement | null>>): void {
  const me = Symbol()
  let before: Element | null = null

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Tab' || !container.value || open.at(-1) !== me) {
      return
    }
    const all = [...container.value.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      (el) => el.offsetParent !== null,
    )
    const first = all[0]
    const last = all.at(-1)
    if (!first || !last) {
      return
    }
    const outside = !container.value.contains(document.activeElement)
    if (event.shiftKey && (outside || document.activeElement === first)) {
      last.focus()
      event.preventDefault()
    } else if (!event.shiftKey && (outside || document.activeElement === last)) {
      first.focus()
      event.preventDefault()
    }
  }

  onMounted(() => {
    open.push(me)
    before = document.activeElement
    const wanted = container.value?.querySelector<HTMLElement>('[autofocus]')
    ;(wanted ?? container.value)?.focus()
    document.addEventListener('keydown', onKey)
  })

  onBeforeUnmount(() => {
    open.splice(open.indexOf(me), 1)
    document.removeEventListener('keydown', onKey)
    if (before instanceof HTMLElement) {
      before.focus()
    }
  })
}
