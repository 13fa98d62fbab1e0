import type { Bytes } from './bytes'
import { FrameDesk } from './frameDesk'
import type { FrameDuty, FromWorker, ToWorker } from './workerMessages'

/** As far as it is used here of https://www.w3.org/TR/webrtc-encoded-transform/, which TypeScript knows for pages only. */
interface EncodedFrame {
  data: ArrayBuffer
  getMetadata: () => { mimeType?: string }
}

interface Transformer {
  readable: ReadableStream<EncodedFrame>
  writable: WritableStream<EncodedFrame>
  options: FrameDuty & { kind: 'sound' | 'picture' }
  sendKeyFrameRequest?: () => Promise<unknown>
}

interface FrameScope {
  onrtctransform: (event: { transformer: Transformer }) => void
  onmessage: (event: MessageEvent<ToWorker>) => void
  postMessage: (message: FromWorker) => void
}

const scope = self as unknown as FrameScope
const desk = new FrameDesk((message) => {
  scope.postMessage(message)
})

scope.onmessage = ({ data }) => {
  desk.told(data)
}

scope.onrtctransform = ({ transformer }) => {
  const { readable, writable, options } = transformer
  const work = desk.workOf(options, options.kind, () => {
    void transformer.sendKeyFrameRequest?.().catch(() => undefined)
  })
  const through = new TransformStream<EncodedFrame, EncodedFrame>({
    async transform(frame, controller) {
      const done = await work(new Uint8Array(frame.data) as Bytes, frame.getMetadata().mimeType)
      if (done) {
        frame.data = done.buffer
        controller.enqueue(frame)
      }
    },
  })
  // It ends with its track.
  readable
    .pipeThrough(through)
    .pipeTo(writable)
    .catch(() => undefined)
}

export {}
