import { onMounted, type Ref } from 'vue'

export type Listeners = {
  [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void
}

/**
 * Listens to an element that is there for as long as its component. Of a component of which there are many this costs much less
 * than listeners that follow a ref.
 */
export function useListeners(element: Readonly<Ref<HTMLElement | null>>, listeners: Listeners): void {
  onMounted(() => {
    for (const [name, listener] of Object.entries(listeners)) {
      element.value?.addEventListener(name, listener as EventListener)
    }
  })
}
