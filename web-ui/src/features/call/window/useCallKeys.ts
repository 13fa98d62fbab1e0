import { useEventListener } from '@vueuse/core'

export interface CallKeys {
  mute: () => void
  camera: () => void
  full: () => void
  hand: () => void
  /** Null where there is nothing to leave. */
  leaveFull: () => (() => void) | null
}

const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]'

/** Whether a key is meant for the page itself: not while typing, not with a command key, not below a dialog. */
export function isForPage(event: KeyboardEvent): boolean {
  const typing = event.target instanceof Element && event.target.closest(TEXT_FIELDS) !== null
  return (
    !typing &&
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    document.querySelector('[aria-modal="true"]') === null
  )
}

function isFree(event: KeyboardEvent): boolean {
  return isForPage(event) && !event.repeat && !event.shiftKey
}

/** The keys of a call, wherever the focus is; letters by their place, whatever the keyboard's layout. */
export function useCallKeys(keys: CallKeys): void {
  function actionOf(event: KeyboardEvent): (() => void) | null {
    switch (event.code) {
      case 'KeyM':
        return keys.mute
      case 'KeyV':
        return keys.camera
      case 'KeyH':
        return keys.hand
      case 'KeyF':
        return keys.full
      case 'Escape':
        return keys.leaveFull()
      default:
        return null
    }
  }

  useEventListener(window, 'keydown', (event) => {
    const action = isFree(event) ? actionOf(event) : null
    if (action) {
      event.preventDefault()
      action()
    }
  })
}
