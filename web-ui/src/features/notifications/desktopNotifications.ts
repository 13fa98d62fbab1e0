import { showNotice } from './notice'
import { permission } from './permission'
import type { ChatId } from '@/realtime/protocol.gen'
import type { NoticeData } from '@/worker/scope'

export interface NotificationText {
  title: string
  body: string
}

/** The browser's notifications of one kind, at most one for each chat. */
export class DesktopNotifications {
  private readonly shown = new Map<ChatId, () => void>()
  /** Counts what was asked for each chat: of two things under way at once only the later one counts. */
  private readonly turns = new Map<ChatId, number>()

  constructor(
    private readonly open: (chatId: ChatId) => void,
    private readonly kind: 'parley' | 'parley chat call' = 'parley',
  ) {}

  /** Takes the turn of whatever is still under way for the chat. */
  next(chatId: ChatId): number {
    const turn = (this.turns.get(chatId) ?? 0) + 1
    this.turns.set(chatId, turn)
    return turn
  }

  isNext(chatId: ChatId, turn: number): boolean {
    return this.turns.get(chatId) === turn
  }

  /**
   * In the place of the chat's notification before.
   *
   * @param loud whether it is to draw attention again
   * @param seq the newest message of which it tells, 0 for none
   */
  show(chatId: ChatId, { title, body }: NotificationText, loud: boolean, seq = 0): void {
    try {
      const look = {
        body,
        tag: `${this.kind} ${chatId}`,
        icon: '/favicon.svg',
        silent: !loud,
        renotify: loud,
      }
      const data: NoticeData = { kind: 'messages', chatId, callId: null, seq }
      const close = showNotice(title, look, data, () => {
        this.open(chatId)
      })
      this.shown.set(chatId, close)
    } catch {
      // Some phones have notifications for installed pages only.
      permission.value = 'unsupported'
    }
  }

  withdraw(chatId: ChatId): void {
    this.next(chatId)
    this.shown.get(chatId)?.()
    this.shown.delete(chatId)
  }
}
