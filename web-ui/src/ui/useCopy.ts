import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { toClipboard } from '@/ui/clipboard'
import { useToastsStore } from '@/ui/toastsStore'

const SHOWN_MS = 2000

/**
 * Puts text on the clipboard, and says for a moment that it is there.
 *
 * @param failure the key of what to say where it could not be
 */
export function useCopy(failure: string) {
  const { t } = useI18n()
  const toasts = useToastsStore()
  const copied = ref(false)

  async function copy(text: string): Promise<void> {
    if (await toClipboard(text)) {
      copied.value = true
      setTimeout(() => {
        copied.value = false
      }, SHOWN_MS)
    } else {
      toasts.show(t(failure), 'danger')
    }
  }

  return { copied, copy }
}
