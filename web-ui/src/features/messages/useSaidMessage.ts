import { useI18n } from 'vue-i18n'
import type { MessageRow } from './timeline'
import { useEventText } from '@/features/chats/useEventText'
import { plainText } from '@/text/plainText'

/** More would take too long to be read out. */
const SAID_LENGTH = 80

/** A message in short, as it is read out where nothing else of it is: who has written it, and how it begins. */
export function useSaidMessage() {
  const { t } = useI18n()
  const events = useEventText()

  return ({ text, attachments }: MessageRow, name: string): string => {
    const words = plainText(text) || events.files(attachments)
    const said = words.length > SAID_LENGTH ? `${words.slice(0, SAID_LENGTH)}…` : words
    return t('choice.message', { name, text: said })
  }
}
