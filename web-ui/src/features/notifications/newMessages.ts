import { applyToMessage, type ChangeEvent, type MessageEvent, targetsOf } from '@/features/chats/messageFold'
import type { ChatId } from '@/realtime/protocol.gen'

/** The messages that a person is told of, or is to be, as they stand: without those that were deleted or read since. */
export class NewMessages {
  private readonly byChat = new Map<ChatId, Map<number, MessageEvent>>()

  /** Oldest first. */
  of(chatId: ChatId): MessageEvent[] {
    return [...(this.byChat.get(chatId)?.values() ?? [])].sort((a, b) => a.seq - b.seq)
  }

  chats(): ChatId[] {
    return [...this.byChat.keys()]
  }

  has({ chatId, seq }: Pick<MessageEvent, 'chatId' | 'seq'>): boolean {
    return this.byChat.get(chatId)?.has(seq) ?? false
  }

  /** Takes in a message, or what has become of one. */
  put(message: MessageEvent): void {
    const { chatId, seq, rev } = message
    const messages = this.byChat.get(chatId) ?? new Map<number, MessageEvent>()
    if (rev >= (messages.get(seq)?.rev ?? 0)) {
      messages.set(seq, message)
    }
    this.byChat.set(chatId, messages)
    this.keep(chatId, ({ deleted }) => !deleted)
  }

  /** True where it has changed one of them. */
  change(event: ChangeEvent): boolean {
    const held = targetsOf(event).flatMap((seq) => this.byChat.get(event.chatId)?.get(seq) ?? [])
    const changed = held.map((message) => applyToMessage(message, event)).filter((now) => !held.includes(now))
    changed.forEach((message) => {
      this.put(message)
    })
    return changed.length > 0 && event.type !== 'reaction.changed'
  }

  /** True where it has dropped one. */
  keep(chatId: ChatId, fits: (message: MessageEvent) => boolean): boolean {
    const messages = this.byChat.get(chatId) ?? new Map<number, MessageEvent>()
    const before = messages.size
    for (const [seq, message] of messages) {
      if (!fits(message)) {
        messages.delete(seq)
      }
    }
    if (messages.size === 0) {
      this.byChat.delete(chatId)
    }
    return messages.size < before
  }

  drop(chatId: ChatId): void {
    this.byChat.delete(chatId)
  }
}
