import { useI18n } from 'vue-i18n'
import { codeOf } from '@/api/problem'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { joined } from '@/features/drafts/takenBack'
import { looksLikeCommand, type Wish, wishIn } from '@/features/slash/commandText'
import { useRunsStore } from '@/features/slash/runsStore'
import { useSlashStore } from '@/features/slash/slashStore'
import type { ChatId } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/**
 * Sends a text as the slash command that it is, or as a message. What cannot be decided or is refused goes back into the
 * composer: what was meant for a bot is shown to nobody by mistake.
 */
export function useSlashSend(chatId: ChatId, sendMessage: (text: string) => void) {
  const { t } = useI18n()
  const drafts = useDraftsStore()
  const slash = useSlashStore()
  const runs = useRunsStore()
  const toasts = useToastsStore()

  return async (text: string): Promise<void> => {
    if (!looksLikeCommand(text)) {
      sendMessage(text)
      return
    }
    try {
      await slash.ensure(chatId)
      const wish = wishIn(text, slash.of(chatId))
      if (wish === null) {
        sendMessage(text)
      } else {
        await run(text, wish)
      }
    } catch (failure) {
      slash.forget(chatId)
      giveBack(text)
      toasts.show(t(`errors.${codeOf(failure)}`), 'danger')
    }
  }

  async function run(text: string, wish: NonNullable<Wish>): Promise<void> {
    if (wish === 'several') {
      giveBack(text)
      toasts.show(t('slash.several'))
      return
    }
    const { offer } = wish
    await runs.start({
      chatId,
      botId: offer.bot.id,
      name: offer.name,
      arguments: wish.arguments,
    })
  }

  function giveBack(text: string): void {
    drafts.update(chatId, (draft) => ({ ...draft, text: joined(draft.text, text) }))
  }
}
