import { type Component, defineAsyncComponent, type ShallowRef, shallowRef } from 'vue'
import NotLoaded from './NotLoaded.vue'

const TRIES = 4
const PAUSE_MS = 500
const IDLE_MS = 1000

/**
 * A component whose code is loaded when it is first shown: asked for again where the network fails, with longer pauses. In the
 * end its place says so: a newer version may have taken the place of this one's files.
 *
 * @param loading what is in its place until the code is there; nothing otherwise
 */
export function lazy<T extends Component>(load: () => Promise<{ default: T }>, loading?: Component): T {
  return defineAsyncComponent<T>({
    loader: async () => (await load()).default,
    delay: 0,
    loadingComponent: loading,
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
export function lazySoon<T extends Component>(load: () => Promise<{ default: T }>, loading?: Component): T {
  whenIdle(() => {
    load().catch(() => undefined)
  })
  return lazy(load, loading)
}

/** Code that is no component: null until it has come. */
export interface LatePart<T> {
  readonly value: Readonly<ShallowRef<T | null>>
  /** Asks for it, unless it is there or on its way; again where the network failed before. */
  want: () => void
}

/** A part of the page without which it works, if less well; it is asked for again as in {@link lazy}, and not missed. */
export function late<T>(load: () => Promise<T>): LatePart<T> {
  const value = shallowRef<T | null>(null)
  let onItsWay = false

  function attempt(tries: number): void {
    load().then(
      (part) => (value.value = part),
      () => {
        if (tries < TRIES) {
          setTimeout(
            () => {
              attempt(tries + 1)
            },
            PAUSE_MS * 2 ** tries,
          )
        } else {
          onItsWay = false
        }
      },
    )
  }

  function want(): void {
    if (!onItsWay) {
      onItsWay = true
      attempt(1)
    }
  }

  return { value, want }
}

/** The same for what is sure to be wanted. */
export function lateSoon<T>(load: () => Promise<T>): LatePart<T> {
  const part = late(load)
  whenIdle(part.want)
  return part
}

/** Safari has no idle callbacks. */
const whenIdle: (then: () => void) => void =
  typeof requestIdleCallback === 'function' ? requestIdleCallback : (then) => setTimeout(then, IDLE_MS)
