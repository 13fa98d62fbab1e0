import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'

export type Tone = 'info' | 'success' | 'danger'

/** What a toast offers to do. */
export interface ToastAction {
  label: string
  testid: string
  run: () => void
}

export interface Toast {
  id: number
  text: string
  tone: Tone
  action: ToastAction | null
}

const SHOWN_MS = 6000
/** What can be acted on waits longer. */
const SHOWN_WITH_ACTION_MS = 15_000

export const useToastsStore = defineStore('toasts', () => {
  const items = shallowReactive<Toast[]>([])
  let nextId = 1

  /** Returns what {@link dismiss} takes. */
  function show(text: string, tone: Tone = 'info', action: ToastAction | null = null): number {
    const id = nextId++
    items.push({ id, text, tone, action })
    setTimeout(
      () => {
        dismiss(id)
      },
      action ? SHOWN_WITH_ACTION_MS : SHOWN_MS,
    )
    return id
  }

  function dismiss(id: number): void {
    const index = items.findIndex((toast) => toast.id === id)
    if (index >= 0) {
      items.splice(index, 1)
    }
  }

  return { items, show, dismiss }
})
