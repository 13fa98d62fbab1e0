import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
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

async function toClipboard(text: string): Promise<boolean> {
  try {
    await (navigator as { clipboard?: Clipboard }).clipboard?.writeText(text)
    if ('clipboard' in navigator) {
      return true
    }
  } catch {
    // Refused, or an insecure origin: the old way below.
  }
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
