import { useEventListener } from '@vueuse/core'
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useUploadsStore } from '@/features/attachments/uploadsStore'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { useOutboxStore } from '@/features/messages/outbox/outboxStore'
import type { ChatId } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/**
 * Says where a message could not be sent, unless that is before one's eyes; and asks before the page is left with what it
 * alone has.
 */
export function useOutboxNotices(openChatId: Readonly<Ref<ChatId | null>>): void {
  const { t } = useI18n()
  const toasts = useToastsStore()
  const outbox = useOutboxStore()
  const drafts = useDraftsStore()
  const uploads = useUploadsStore()

  outbox.onFailed(({ chatId, chatTitle, code }) => {
    if (chatId === openChatId.value && document.visibilityState === 'visible') {
      return
    }
    const text = t('outbox.failedIn', { title: chatTitle, why: t(`errors.${code ?? 'INTERNAL'}`) })
    toasts.show(text, 'danger', {
      label: t('outbox.show'),
      testid: 'toast-unsent',
      run: () => {
        outbox.listed = true
      },
    })
  })

  useEventListener(window, 'beforeunload', (event) => {
    const unsent = !outbox.lasting && outbox.byClientId.size > 0
    if (unsent || drafts.unsaved || uploads.unfinished) {
      event.preventDefault()
    }
  })
}
