/** What the page around an embedded call says to it; docs/protocol/embedding.md describes each. */
export type HostPageMessage =
  | { type: 'parley.enter'; token: string }
  | { type: 'parley.show'; lang: string | null; theme: string | null; nameHidden: boolean }
  | { type: 'parley.leave' }

/** What an embedded call says to the page around it. */
export type CallMessage =
  | { type: 'parley.ready' }
  | { type: 'parley.joined' }
  | { type: 'parley.left' }
  | { type: 'parley.ended'; durationMs: number }
  | { type: 'parley.refused'; code: string }

/** Longer ones are no tokens, and are not sent on. */
const LONGEST_TOKEN = 4096
const LONGEST_WORD = 40

/** The message of a page that may send anything; null where it is none. */
export function hostPageMessage(data: unknown): HostPageMessage | null {
  const { type, token, lang, theme, nameHidden } = fieldsOf(data)
  switch (type) {
    case 'parley.enter':
      return isText(token, LONGEST_TOKEN) && token !== '' ? { type, token } : null
    case 'parley.show':
      return {
        type,
        lang: isText(lang, LONGEST_WORD) ? lang : null,
        theme: isText(theme, LONGEST_WORD) ? theme : null,
        nameHidden: nameHidden === true,
      }
    case 'parley.leave':
      return { type }
    default:
      return null
  }
}

/** The message of a frame; null where it is none, or one of a later version. */
export function callMessage(data: unknown): CallMessage | null {
  const { type, durationMs, code } = fieldsOf(data)
  switch (type) {
    case 'parley.ready':
    case 'parley.joined':
    case 'parley.left':
      return { type }
    case 'parley.ended':
      return typeof durationMs === 'number' ? { type, durationMs } : null
    case 'parley.refused':
      return typeof code === 'string' ? { type, code } : null
    default:
      return null
  }
}

function fieldsOf(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest
}
