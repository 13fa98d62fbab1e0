import { request } from '@/api/http'
import type { OwnHeldMessageList } from '@/api/schema'
import type { OutgoingMessage } from '@/features/drafts/outgoingMessage'

const PATH = '/api/me/held-messages'

/** The client ids of those that do not wait any more; none where the server cannot be asked. */
export async function decidedAmong(held: readonly OutgoingMessage[]): Promise<string[]> {
  try {
    const { messages } = await request<OwnHeldMessageList>(PATH)
    const waiting = new Set(messages.map(({ chatId, clientId }) => `${chatId} ${clientId}`))
    return held
      .filter(({ chatId, clientId }) => !waiting.has(`${chatId} ${clientId}`))
      .map(({ clientId }) => clientId)
  } catch {
    return []
  }
}

/** Takes a message back; what an administrator has decided stays so. */
export function withdraw({ chatId, clientId }: OutgoingMessage): Promise<void> {
  return request(PATH, { method: 'DELETE', query: { chatId, clientId } })
}
