import { expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useSendLater } from './useSendLater'

function composer() {
  const uploading = ref(true)
  const failed = ref(false)
  const send = vi.fn()
  const waits = effectScope().run(() => useSendLater(uploading, failed, send)) ?? ref(false)
  return { uploading, failed, send, waits }
}

it('sends when the last file is there, for whoever has asked for it', async () => {
  const { uploading, send, waits } = composer()
  waits.value = true
  uploading.value = false
  await nextTick()
  expect(send).toHaveBeenCalledOnce()
  expect(waits.value).toBe(false)
})

it('sends nothing by itself that nobody has sent', async () => {
  const { uploading, send } = composer()
  uploading.value = false
  await nextTick()
  expect(send).not.toHaveBeenCalled()
})

it('leaves it to the person where a file fails', async () => {
  const { uploading, failed, send, waits } = composer()
  waits.value = true
  failed.value = true
  await nextTick()
  expect(waits.value).toBe(false)
  uploading.value = false
  await nextTick()
  expect(send).not.toHaveBeenCalled()
})
