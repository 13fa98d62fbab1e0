import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'

export type Tone = 'info' | 'success' | 'danger'

export interface Toast {
  id: number
  text: string
  tone: Tone
}

const SHOWN_MS = 6000

export const useToasts = defineStore('toasts', () => {
  const items = shallowReactive<Toast[]>([])
  let nextId = 1

  function show(text: string, tone: Tone = 'info'): void {
    const id = nextId++
    items.push({ id, text, tone })
    setTimeout(() => {
      dismiss(id)
    }, SHOWN_MS)
  }

  function dismiss(id: number): void {
    const index = items.findIndex((toast) => toast.id === id)
    if (index >= 0) {
      items.splice(index, 1)
    }
  }

  return { items, show, dismiss }
})
