import { codeOf } from '@/api/problem'
import type { Command } from '@/realtime/frames'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** For commands whose refusal changes nothing: the next view of the call says what is. */
export async function tellServer(frame: Command): Promise<void> {
  await useRealtimeStore()
    .request(frame)
    .catch((failure: unknown) => {
      console.info(frame.type, codeOf(failure))
    })
}
