import type { FrameDuty, ToWorker } from './workerMessages'
import { KIND, type Source, SOURCES } from '../media/signal'
import type { Person } from '@/realtime/protocol.gen'

/** Has the frames of each track pass through the worker, from before the first one of them. */
export interface FrameTransforms {
  sends: (sender: RTCRtpSender, source: Source) => void
  /** Whose track comes by it, from now on. */
  receives: (receiver: RTCRtpReceiver, person: Person, source: Source) => void
}

/** https://www.w3.org/TR/webrtc-encoded-transform/; Chromium before 141 and some embedded browsers lack it. */
export function canTransform(): boolean {
  return typeof RTCRtpScriptTransform !== 'undefined'
}

export function frameTransforms(worker: Worker): FrameTransforms {
  const sending = new WeakSet<RTCRtpSender>()
  const receiving = new WeakMap<RTCRtpReceiver, number>()
  let receivers = 0

  function post(message: ToWorker): void {
    worker.postMessage(message)
  }

  function transform(duty: FrameDuty, source: Source): RTCRtpScriptTransform {
    return new RTCRtpScriptTransform(worker, {
      ...duty,
      kind: KIND[source] === 'audio' ? 'sound' : 'picture',
    })
  }

  return {
    sends(sender, source) {
      if (!sending.has(sender)) {
        sending.add(sender)
        sender.transform = transform({ side: 'send', source: SOURCES.indexOf(source) }, source)
      }
    },
    receives(receiver, person, source) {
      const known = receiving.get(receiver)
      const number = known ?? receivers++
      post({ type: 'receives', receiver: number, person, source: SOURCES.indexOf(source) })
      if (known === undefined) {
        receiving.set(receiver, number)
        receiver.transform = transform({ side: 'receive', receiver: number }, source)
      }
    },
  }
}
