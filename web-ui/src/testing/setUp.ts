import { afterAll, vi } from 'vitest'

/** Tests that have a page find all languages loaded, and speak English. */
if (typeof localStorage !== 'undefined') {
  const { speak, speakOf } = await import('@/i18n/i18n')
  await speak('fa')
  await speak('ru')
  await speak('en')
  await speakOf('administration', 'settings')
}

// The next file may have the same modules.
afterAll(() => {
  vi.useRealTimers()
})
