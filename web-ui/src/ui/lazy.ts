import { type Component, defineAsyncComponent } from 'vue'
import NotLoaded from './NotLoaded.vue'

const TRIES = 4
const PAUSE_MS = 500
const IDLE_MS = 1000

/**
 * A component whose code is loaded when it is first shown: asked for again where the network fails, with longer pauses. In the
 * end its place says so: a newer version may have taken the place of this one's files.
 */
export function lazy<T extends Component>(load: () => Promise<{ default: T }>): T {
  return defineAsyncComponent<T>({
    loader: async () => (await load()).default,
    delay: 0,
    errorComponent: NotLoaded,
    onError: (_error, retry, fail, tries) => {
      if (tries < TRIES) {
        setTimeout(retry, PAUSE_MS * 2 ** tries)
      } else {
        fail()
      }
    },
  })
}

/** The same for what is sure to be wanted: it is loaded, too, as soon as the browser has nothing else to do. */
export function lazySoon<T extends Component>(load: () => Promise<{ default: T }>): T {
  whenIdle(() => {
    load().catch(() => undefined)
  })
  return lazy(load)
}

/** Safari has no idle callbacks. */
const whenIdle: (then: () => void) => void =
  typeof requestIdleCallback === 'function' ? requestIdleCallback : (then) => setTimeout(then, IDLE_MS)
