import { useStorage } from '@vueuse/core'
import { watchEffect } from 'vue'

/** How close the messages of a conversation lie. */
export type Density = 'comfortable' | 'compact'

export const density = useStorage<Density>('parley.density', 'comfortable', localStorage, {
  serializer: {
    read: (text) => (text === 'compact' ? 'compact' : 'comfortable'),
    write: (value) => value,
  },
})

/** Puts the chosen density on the page, now and whenever it changes. */
export function applyDensity(): void {
  watchEffect(() => {
    document.documentElement.dataset.density = density.value
  })
}
