// The package's own files, under the names by which it asks for them.
import libraryUrl from '@mediapipe/selfie_segmentation/selfie_segmentation.js?url'
import graphUrl from '@mediapipe/selfie_segmentation/selfie_segmentation.binarypb?url&no-inline'
import landscapeUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url'
import simdGlueUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.js?url'
import simdUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_simd_wasm_bin.wasm?url'
import plainGlueUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_wasm_bin.js?url'
import plainUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_solution_wasm_bin.wasm?url'

const FILES: Record<string, string> = {
  'selfie_segmentation.binarypb': graphUrl,
  'selfie_segmentation_landscape.tflite': landscapeUrl,
  'selfie_segmentation_solution_simd_wasm_bin.js': simdGlueUrl,
  'selfie_segmentation_solution_simd_wasm_bin.wasm': simdUrl,
  'selfie_segmentation_solution_wasm_bin.js': plainGlueUrl,
  'selfie_segmentation_solution_wasm_bin.wasm': plainUrl,
}

/** The faster model of the two. */
const LANDSCAPE = 1

export interface Segmented {
  image: CanvasImageSource
  /** Opaque where the person is. */
  segmentationMask: CanvasImageSource
}

interface Library {
  setOptions: (options: { modelSelection: number; selfieMode: boolean }) => void
  onResults: (listener: (results: Segmented) => void) => void
  send: (input: { image: HTMLVideoElement }) => Promise<void>
}

type LibraryWindow = Window & {
  SelfieSegmentation?: new (config: { locateFile: (file: string) => string }) => Library
}

/** Tells a person from what is behind. */
export interface Segmenter {
  segment: (image: HTMLVideoElement) => Promise<Segmented | null>
}

let loading: Promise<Segmenter> | null = null

/** One for the page, as it holds tens of megabytes and a WebGL context. A failure is not kept. */
export function segmenter(): Promise<Segmenter> {
  loading ??= load().catch((failure: unknown) => {
    loading = null
    throw failure
  })
  return loading
}

async function load(): Promise<Segmenter> {
  if (!document.createElement('canvas').getContext('webgl2')) {
    throw new Error('no WebGL')
  }
  const Library = await library()
  const instance = new Library({ locateFile: (file) => FILES[file] ?? file })
  instance.setOptions({ modelSelection: LANDSCAPE, selfieMode: false })
  let latest: Segmented | null = null
  let turn: Promise<unknown> = Promise.resolve()
  instance.onResults((results) => {
    latest = results
  })
  async function segment(image: HTMLVideoElement): Promise<Segmented | null> {
    latest = null
    await instance.send({ image })
    return latest
  }
  return {
    // A call and a preview may both ask.
    segment: (image) => {
      const asked = turn.then(() => segment(image))
      turn = asked.catch(() => undefined)
      return asked
    },
  }
}

/** It is a classic script that puts itself on the window. */
async function library(): Promise<NonNullable<LibraryWindow['SelfieSegmentation']>> {
  const page = window as LibraryWindow
  if (!page.SelfieSegmentation) {
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement('script')
      script.src = libraryUrl
      script.onload = () => {
        resolve()
      }
      script.onerror = () => {
        reject(new Error('script refused'))
      }
      document.head.append(script)
    })
  }
  if (!page.SelfieSegmentation) {
    throw new Error('script without its class')
  }
  return page.SelfieSegmentation
}
