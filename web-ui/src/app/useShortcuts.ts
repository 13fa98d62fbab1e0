import { useEventListener } from '@vueuse/core'

const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]'

export interface Shortcuts {
  switchChat: () => void
  overview: () => void
  /** @param step 1 for the next chat of the list, -1 for the one before */
  neighbour: (step: 1 | -1) => void
}

/** The keys that work everywhere in the page, whatever the keyboard's layout where they are letters. */
export function useShortcuts(shortcuts: Shortcuts): void {
  function run(event: KeyboardEvent): (() => void) | null {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (command && event.code === 'KeyK') {
      return shortcuts.switchChat
    }
    if (command && (event.key === '/' || event.code === 'Slash')) {
      return shortcuts.overview
    }
    const typing = event.target instanceof Element && event.target.closest(TEXT_FIELDS) !== null
    if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      return shortcuts.overview
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (step && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      return () => {
        shortcuts.neighbour(step)
      }
    }
    return null
  }

  useEventListener(window, 'keydown', (event) => {
    // What a dialog is over is not to be changed behind it.
    const modal = document.querySelector('[aria-modal="true"]') !== null
    const action = event.defaultPrevented || modal ? null : run(event)
    if (action) {
      event.preventDefault()
      action()
    }
  })
}
