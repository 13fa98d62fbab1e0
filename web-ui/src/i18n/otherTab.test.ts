// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { language, speak } from './i18n'

it('speaks what is chosen in another tab', async () => {
  await speak('en')
  localStorage.setItem('parley.language', 'ru')
  dispatchEvent(
    new StorageEvent('storage', { key: 'parley.language', newValue: 'ru', storageArea: localStorage }),
  )
  await vi.waitFor(() => {
    expect(language.value).toBe('ru')
  })
})
