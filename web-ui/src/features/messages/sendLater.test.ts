// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useSendLater } from './useSendLater'
import { type ComposerFile, useUploadsStore } from '@/features/attachments/uploadsStore'
import { CHAT } from '@/testing/events'

const send = vi.fn()
const loading = ref(false)
let composer: ReturnType<typeof useSendLater>

beforeEach(async () => {
  setActivePinia(createPinia())
  send.mockReset()
  loading.value = false
  composer = effectScope().run(() => useSendLater(CHAT, loading, send)) as ReturnType<typeof useSendLater>
  await become('uploading', 'waiting')
})

async function become(...states: ComposerFile['state'][]): Promise<void> {
  useUploadsStore().byPlace.set(
    CHAT,
    states.map((state, n) => ({ key: String(n), state, attachment: null }) as ComposerFile),
  )
  await nextTick()
}

it('sends when the last file is there, for whoever has asked for it', async () => {
  composer.sendsLater.value = true
  await become('ready', 'uploading')
  expect(send).not.toHaveBeenCalled()
  await become('ready', 'ready')
  expect(send).toHaveBeenCalledOnce()
  expect(composer.sendsLater.value).toBe(false)
})

it('sends nothing by itself that nobody has sent', async () => {
  await become('ready', 'ready')
  expect(send).not.toHaveBeenCalled()
})

it('leaves it to the person where a file fails', async () => {
  composer.sendsLater.value = true
  await become('failed', 'uploading')
  expect(composer.sendsLater.value).toBe(false)
  await become('failed', 'ready')
  expect(send).not.toHaveBeenCalled()
})

it('sends when the chat is loaded, and its files are there', async () => {
  loading.value = true
  composer.sendsLater.value = true
  await become('ready')
  expect(send).not.toHaveBeenCalled()
  loading.value = false
  await nextTick()
  expect(send).toHaveBeenCalledOnce()
})
