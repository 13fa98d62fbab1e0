import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import { useRouter } from 'vue-router'
import { usePushStore } from './pushStore'
import { workerHere } from './worker'
import { useChatsStore } from '@/features/chats/chatsStore'
import { asId } from '@/realtime/id'
import type { ChatId } from '@/realtime/protocol.gen'
import type { NoticeData } from '@/worker/scope'
import type { OpenRequest } from '@/worker/clicks'

/** Has pushes come to this device as it is set, goes where a click on one leads, and takes away those that are read. */
export function usePushes(): void {
  const push = usePushStore()
  const chats = useChatsStore()
  const router = useRouter()

  void push.restore()
  if ('serviceWorker' in navigator) {
    useEventListener(
      navigator.serviceWorker,
      'message',
      ({ data }: MessageEvent<Partial<OpenRequest> | null>) => {
        if (data?.type === 'parley.open' && data.path) {
          void router.push(data.path)
        }
      },
    )
  }
  // Markers only move forward, so whatever is read on any device makes the sum another.
  watch(
    () => push.on && chats.loaded && [...chats.byId.values()].reduce((sum, { readSeq }) => sum + readSeq, 0),
    (sum) => {
      if (sum !== false) {
        void takeAway()
      }
    },
  )

  /** What is read, on whichever device. A ring goes once it is over: the worker is told of that. */
  async function takeAway(): Promise<void> {
    const shown = (await (await workerHere())?.getNotifications()) ?? []
    for (const notice of shown) {
      const data = notice.data as NoticeData | null
      const chat = data?.chatId ? chats.byId.get(asId<ChatId>(data.chatId)) : undefined
      if (data?.kind === 'messages' && data.chatId && (!chat || chat.readSeq >= data.seq)) {
        notice.close()
      }
    }
  }
}
