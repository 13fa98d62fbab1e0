import { computed, type Ref, ref, watch } from 'vue'
import { useUploadsStore } from '@/features/attachments/uploadsStore'
import type { MessagePlace } from '@/realtime/messagePlace'

/**
 * Sends what is written when its files are uploaded and the chat is loaded, for whoever has said so before: `sendsLater`. It is
 * not sent by itself any more where a file fails, or where the person takes it back.
 */
export function useSendLater(place: MessagePlace, loading: Readonly<Ref<boolean>>, send: () => void) {
  const uploads = useUploadsStore()
  const sendsLater = ref(false)
  const states = computed(() => uploads.of(place).map(({ state }) => state))
  const uploading = computed(() => states.value.includes('waiting') || states.value.includes('uploading'))
  const failed = computed(() => states.value.includes('failed'))
  const held = computed(() => uploading.value || loading.value)

  watch([held, failed], () => {
    if (!sendsLater.value || (held.value && !failed.value)) {
      return
    }
    sendsLater.value = false
    if (!failed.value) {
      send()
    }
  })

  return { sendsLater, uploading, held }
}
