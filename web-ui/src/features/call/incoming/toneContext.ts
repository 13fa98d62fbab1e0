import { onMounted, onScopeDispose, ref } from 'vue'

/** A browser that lets the page sound does so by then. */
const SETTLE_MS = 800
/** What browsers take for a gesture of the person. */
const GESTURES = ['pointerup', 'click', 'keydown'] as const

let context: AudioContext | null = null
let held = 0

/**
 * The one context of all rings, until {@link releaseTones}: a browser that wants a gesture first gives its leave to a
 * context, not to the page. Null where there is none.
 */
export function holdTones(): AudioContext | null {
  held++
  return toneContext()
}

/** Lets it rest when nobody holds it any more: a context that runs keeps the loudspeaker awake. */
export function releaseTones(): void {
  held--
  rest()
}

function toneContext(): AudioContext | null {
  context ??= typeof AudioContext === 'undefined' ? null : new AudioContext()
  return context
}

function rest(): void {
  if (held === 0) {
    void context?.suspend().catch(() => undefined)
  }
}

/** Whether the browser keeps the page silent until somebody touches it: known before anything has to ring. */
export function useSoundBlocked() {
  const blocked = ref(false)

  async function probe(): Promise<void> {
    const tones = toneContext()
    if (!tones) {
      return
    }
    // Without leave this promise is never settled.
    await Promise.race([tones.resume(), new Promise((done) => setTimeout(done, SETTLE_MS))]).catch(
      () => undefined,
    )
    if (tones.state === 'running') {
      rest()
    } else {
      blocked.value = true
      GESTURES.forEach((gesture) => {
        document.addEventListener(gesture, unblock, { capture: true })
      })
    }
  }

  function unblock(): void {
    forget()
    blocked.value = false
    void context
      ?.resume()
      .then(rest)
      .catch(() => undefined)
  }

  function forget(): void {
    GESTURES.forEach((gesture) => {
      document.removeEventListener(gesture, unblock, { capture: true })
    })
  }

  onMounted(() => void probe())
  onScopeDispose(forget)
  return blocked
}
