import { partsOf } from '@/features/formatting/messageParts'
import { codeOfLink } from '@/features/knownMeetings/meetingLink'
import { withoutSpoilers } from '@/text/spoilers'

/** The code of the first meeting of this server that a text has a link of, not under a spoiler; null for none. */
export function meetingIn(text: string): string | null {
  if (!text.includes('/m/')) {
    return null
  }
  for (const { href } of partsOf(withoutSpoilers(text), [])) {
    const code = href === null ? null : codeOfLink(href)
    if (code !== null) {
      return code
    }
  }
  return null
}
