import { ref, type Ref, watch } from 'vue'

/**
 * Sends what is written when its files are uploaded, for whoever has said so before. It is not sent by itself any more where
 * a file fails, or where the person takes it back.
 *
 * @param uploading whether a file is on its way
 * @param failed whether one could not be uploaded
 */
export function useSendLater(
  uploading: Readonly<Ref<boolean>>,
  failed: Readonly<Ref<boolean>>,
  send: () => void,
) {
  const waits = ref(false)

  watch([uploading, failed], () => {
    if (!waits.value || (uploading.value && !failed.value)) {
      return
    }
    waits.value = false
    if (!failed.value) {
      send()
    }
  })

  return waits
}
