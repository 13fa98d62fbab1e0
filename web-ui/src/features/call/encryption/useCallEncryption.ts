import { shallowRef } from 'vue'
import { CallEncryption } from './callEncryption'
import { tellServer } from '../callCommands'
import type { FrameOf } from '@/realtime/frames'
import type { CallView, PeerAddress, SealedKey, Person } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/**
 * The encryption of the page's call.
 *
 * @param onDeclared when it is known by what this page's media can be encrypted
 */
export function useCallEncryption(self: () => Person, onDeclared: () => void) {
  const realtime = useRealtimeStore()
  const current = shallowRef<CallEncryption | null>(null)

  function of({ id, encryption }: CallView): CallEncryption {
    if (current.value?.callId !== id) {
      current.value?.close()
      const options = {
        sendKeys: async (keys: SealedKey[]) => {
          await realtime.request({ type: 'call.sendKeys', callId: id, keys })
        },
        askKey: (to: PeerAddress) => void tellServer({ type: 'call.askKey', callId: id, to }),
        onDeclared,
      }
      current.value = new CallEncryption(id, self(), options, encryption === 'endToEnd')
    }
    return current.value
  }

  function hear(frame: FrameOf<'call.keyReceived' | 'call.keyAsked'>): void {
    if (current.value?.callId !== frame.callId) {
      return
    }
    if (frame.type === 'call.keyReceived') {
      current.value.keyReceived(frame.from, frame.box)
    } else {
      current.value.keyAsked(frame.from)
    }
  }

  function close(): void {
    current.value?.close()
    current.value = null
  }

  return { current, of, hear, close }
}
