import type { MentionView, UserId } from '@/realtime/protocol.gen'

/** A piece of a message's text; all pieces after one another are the text. */
export interface Segment {
  text: string
  /** Who is mentioned by it: 'all', or a user; null for plain text. */
  mention: UserId | 'all' | null
}

/** Cuts a text at its mentions. Places that are none, out of the text or within one another, are left as text. */
export function segmentsOf(text: string, mentions: readonly MentionView[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { userId, start, length } of mentions) {
    const end = start + length
    if (start < at || length <= 0 || end > text.length || text[start] !== '@') {
      continue
    }
    if (start > at) {
      segments.push({ text: text.slice(at, start), mention: null })
    }
    segments.push({ text: text.slice(start, end), mention: userId ?? 'all' })
    at = end
  }
  if (at < text.length || segments.length === 0) {
    segments.push({ text: text.slice(at), mention: null })
  }
  return segments
}
