import { usePreferredDark, useStorage } from '@vueuse/core'
import { watchEffect } from 'vue'

export type Theme = 'dark' | 'light' | 'system'

export const theme = useStorage<Theme>('parley.theme', 'dark')

/** Puts the chosen theme on the page, now and whenever it or the system's changes. */
export function applyTheme(): void {
  const systemDark = usePreferredDark()
  watchEffect(() => {
    const light = theme.value === 'light' || (theme.value === 'system' && !systemDark.value)
    document.documentElement.dataset.theme = light ? 'light' : 'dark'
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', light ? '#e9edf9' : '#0a0e27')
  })
}
