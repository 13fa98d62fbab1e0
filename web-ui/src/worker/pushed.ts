/** What the server pushes; docs/architecture/push.md has each field. What is not of this form is shown as a new message. */
export type Pushed =
  | {
      kind: 'messages'
      language: string
      chatId: string
      seq: number
      count: number
      quiet: boolean
      read: string[]
      personal?: boolean
      title?: string
      name?: string
      text?: string
      files?: number
    }
  | { kind: 'ring'; language: string; callId: string; chatId: string | null; video: boolean; name?: string }
  | {
      kind: 'over'
      language: string
      callId: string
      chatId: string | null
      how: 'ANSWERED' | 'DECLINED' | 'MISSED'
      name?: string
    }
  | { kind: 'test'; language: string }

const KINDS: ReadonlySet<unknown> = new Set(['messages', 'ring', 'over', 'test'])

/** Null for what a newer server says that this worker does not know yet. */
export function readPushed(data: { json(): unknown } | null): Pushed | null {
  try {
    const content = data?.json()
    return typeof content === 'object' && content !== null && 'kind' in content && KINDS.has(content.kind)
      ? (content as Pushed)
      : null
  } catch {
    return null
  }
}
