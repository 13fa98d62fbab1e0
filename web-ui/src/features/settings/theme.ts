import { usePreferredDark, useStorage } from '@vueuse/core'
import { ref, watchEffect } from 'vue'

export type Theme = 'dark' | 'light' | 'system'

export const theme = useStorage<Theme>('parley.theme', 'dark')

/** What the page around this one wants, which counts more and is not kept. */
const imposed = ref<Theme | null>(null)

/** @param wanted anything; what is no theme leaves it to the person */
export function imposeTheme(wanted: string | null): void {
  imposed.value = wanted === 'dark' || wanted === 'light' ? wanted : null
}

/** Puts the chosen theme on the page, now and whenever it or the system's changes. */
export function applyTheme(): void {
  const systemDark = usePreferredDark()
  watchEffect(() => {
    const wanted = imposed.value ?? theme.value
    const light = wanted === 'light' || (wanted === 'system' && !systemDark.value)
    document.documentElement.dataset.theme = light ? 'light' : 'dark'
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', light ? '#e9edf9' : '#0a0e27')
  })
}
