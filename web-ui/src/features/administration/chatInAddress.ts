/** The id of a chat by the address of its page, of one of its messages, or by itself; null for anything else. */
export function chatInAddress(text: string): string | null {
  const trimmed = text.trim()
  const [, inPath] = /\/chats\/([^/?#]+)/.exec(trimmed) ?? []
  const id = inPath ?? trimmed
  return /^[a-z0-9_]{3,80}$/.test(id) ? id : null
}
