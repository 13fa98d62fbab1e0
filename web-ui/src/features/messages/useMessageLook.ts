import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MessageRow } from './timeline'
import { isLoneEmoji } from '@/features/emoji/loneEmoji'
import { useFormat } from '@/i18n/useFormat'
import { density } from '@/ui/density'

/**
 * How a message is shown: with whose face and name, as one big emoji, with its time beside the last line.
 *
 * @param meetingCode of the meeting whose card stands below its text, null for none
 */
export function useMessageLook(
  props: Readonly<{ row: MessageRow; withAuthor: boolean }>,
  meetingCode: Readonly<Ref<string | null>>,
) {
  const { t } = useI18n()
  const format = useFormat()
  const compact = computed(() => density.value === 'compact')
  const faced = computed(() => props.withAuthor && !props.row.own && !compact.value)
  /** Without sides and bubbles the name is all that tells whose a message is. */
  const named = computed(() => props.row.first && (compact.value || faced.value))
  const plain = computed(() => {
    const { deleted, replyTo, forwarded, run, attachments } = props.row
    return !deleted && replyTo === null && !forwarded && !run && attachments.length === 0
  })
  const lone = computed(() => plain.value && isLoneEmoji(props.row.text))
  /** Where the text is the last there is, the time stands beside its end. */
  const tight = computed(() => props.row.deleted || (props.row.text !== '' && meetingCode.value === null))
  /** What the time takes up, as a string of CSS, so that the last line of the text leaves the room for it. */
  const metaText = computed(() => {
    const { edited, at, own } = props.row
    const words = [edited ? t('message.edited') : '', format.time(at), own ? '\u2003\u2002' : '']
    return tight.value ? JSON.stringify(words.filter((word) => word !== '').join('\u2002')) : undefined
  })

  return { faced, named, lone, tight, metaText }
}
