import type { Filtered } from './capture'
import { type Segmented, segmenter } from './segmentation'

const MOST_FRAMES_PER_S = 24
/** The background is drawn this much smaller and then enlarged, which blurs it anywhere at no cost. */
const SHRINK = 12
const SOFTEN_PX = 2
const START_MS = 15_000
/** How long the page is left alone after a picture, in times of what the picture took: slow machines make fewer. */
const REST = 0.6

/**
 * Blurs what is behind the person in a camera's picture. Imported only when it is switched on. It is paced by a worker,
 * so that it goes on in a background tab as far as the browser lets a video be read there.
 *
 * @param onFailure when pictures cannot be made any more
 * @throws unknown where WebGL or WebAssembly are missing or forbidden, or no picture is made within 15 s
 */
export async function blurBackground(raw: MediaStreamTrack, onFailure: () => void): Promise<Filtered> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([raw])
  const painter = new Painter()
  const ticker = new Worker(new URL('./ticker.worker.ts', import.meta.url), { type: 'module' })
  let busy = false
  let next = 0
  let closed = false

  function close(): void {
    closed = true
    ticker.terminate()
    video.srcObject = null
  }

  try {
    const made = await within(START_MS, first(video, painter))
    const [track] = painter.canvas.captureStream(MOST_FRAMES_PER_S).getVideoTracks()
    if (!track) {
      throw new Error('no output')
    }
    ticker.onmessage = () => {
      const began = performance.now()
      if (!busy && !closed && began >= next) {
        busy = true
        made(video)
          .then(() => {
            const end = performance.now()
            next = end + (end - began) * REST
          })
          .catch(() => {
            close()
            onFailure()
          })
          .finally(() => {
            busy = false
          })
      }
    }
    ticker.postMessage(1000 / Math.min(MOST_FRAMES_PER_S, raw.getSettings().frameRate ?? MOST_FRAMES_PER_S))
    return {
      track,
      close: () => {
        close()
        track.stop()
      },
    }
  } catch (failure) {
    close()
    throw failure
  }
}

/** Paints the first picture, which loads all there is to load. */
async function first(video: HTMLVideoElement, painter: Painter) {
  const [segments] = await Promise.all([segmenter(), video.play()])
  const paint = async (image: HTMLVideoElement) => {
    const segmented = image.videoWidth > 0 ? await segments.segment(image) : null
    if (segmented) {
      painter.paint(segmented, image.videoWidth, image.videoHeight)
    }
  }
  await paint(video)
  return paint
}

class Painter {
  readonly canvas = document.createElement('canvas')
  private readonly small = document.createElement('canvas')
  private readonly context = contextOf(this.canvas)
  private readonly smallContext = contextOf(this.small)

  paint({ image, segmentationMask }: Segmented, width: number, height: number): void {
    const { canvas, small, context, smallContext } = this
    fit(canvas, width, height)
    fit(small, Math.ceil(width / SHRINK), Math.ceil(height / SHRINK))
    if ('filter' in smallContext) {
      smallContext.filter = `blur(${String(SOFTEN_PX)}px)`
    }
    smallContext.drawImage(image, 0, 0, small.width, small.height)
    context.globalCompositeOperation = 'copy'
    context.drawImage(segmentationMask, 0, 0, width, height)
    context.globalCompositeOperation = 'source-in'
    context.drawImage(image, 0, 0, width, height)
    context.globalCompositeOperation = 'destination-over'
    context.imageSmoothingQuality = 'high'
    context.drawImage(small, 0, 0, width, height)
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) {
    throw new Error('no canvas')
  }
  return context
}

function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
}

function within<T>(milliseconds: number, task: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => {
      reject(new Error('too slow'))
    }, milliseconds),
  )
  return Promise.race([task, late])
}
