import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { copiedTexts } from './copiedText'
import type { MessageRow } from './timeline'
import type { MessageActions } from './useMessageActions'
import { useAuthorName } from '@/features/chats/useAuthorName'
import { withoutIsolates } from '@/i18n/isolate'
import { useFormat } from '@/i18n/useFormat'
import { toClipboard } from '@/ui/clipboard'
import { useToastsStore } from '@/ui/toastsStore'

/** What is done to all messages that are chosen, by the rules of each of them. */
export function useChosenActions(actions: MessageActions) {
  const { t } = useI18n()
  const format = useFormat()
  const toasts = useToastsStore()
  const authorName = useAuthorName()
  const { chosen, end } = actions.choice

  /** Why they cannot be deleted together; null where they can. */
  const whyNotDeleted = computed(() => {
    const { length: n } = chosen.value.filter((row) => !actions.can.delete(row))
    return n > 0 ? t('choice.mayNotDelete', { n: format.number(n) }, n) : null
  })

  function headOf({ author, webhook, at }: MessageRow): string {
    return `${withoutIsolates(authorName(author, webhook))} [${format.full(at)}]`
  }

  async function copy(): Promise<void> {
    const { length: n } = chosen.value
    if (await toClipboard(copiedTexts(chosen.value, headOf))) {
      toasts.show(t('choice.copied', { n: format.number(n) }, n), 'success')
      end()
    } else {
      toasts.show(t('invites.copyFailed'), 'danger')
    }
  }

  function forward(): void {
    actions.askForward(...chosen.value)
  }

  function remove(): void {
    if (whyNotDeleted.value === null) {
      actions.askDelete(...chosen.value)
    } else {
      toasts.show(whyNotDeleted.value)
    }
  }

  return { whyNotDeleted, copy, forward, remove }
}
