import { partsOf } from './messageParts'
import { codeOfLink } from '@/features/knownMeetings/meetingLink'

/** The code of the first meeting of this server that a text has a link of; null for none. */
export function meetingIn(text: string): string | null {
  if (!text.includes('/m/')) {
    return null
  }
  for (const { href } of partsOf(text, [])) {
    const code = href === null ? null : codeOfLink(href)
    if (code !== null) {
      return code
    }
  }
  return null
}
