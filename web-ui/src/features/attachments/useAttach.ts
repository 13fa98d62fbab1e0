import { useI18n } from 'vue-i18n'
import { useLimitsStore } from './limitsStore'
import { useUploadsStore } from './uploadsStore'
import { useFormat } from '@/i18n/useFormat'
import type { MessagePlace } from '@/realtime/messagePlace'
import { useToastsStore } from '@/ui/toastsStore'

/** Begins to upload files for the next message of a chat or meeting; those beyond what a message may have are left out, and it says so. */
export function useAttach(place: MessagePlace): (files: readonly File[]) => void {
  const { t } = useI18n()
  const format = useFormat()
  const toasts = useToastsStore()
  const uploads = useUploadsStore()
  const limits = useLimitsStore()

  return function attach(files: readonly File[]): void {
    if (uploads.add(place, files) > 0) {
      toasts.show(t('attachment.tooMany', { n: format.number(limits.maxFiles) }), 'danger')
    }
  }
}
