import { inject, type InjectionKey, provide, shallowRef } from 'vue'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { AttachmentId, AttachmentView } from '@/realtime/protocol.gen'

/** An image on its own over the page, with those before and after it. */
export interface ViewedImages {
  place: MessagePlace
  images: readonly AttachmentView[]
  at: number
}

export interface ImageViewer {
  open: (place: MessagePlace, id: AttachmentId) => void
}

const KEY: InjectionKey<ImageViewer> = Symbol('image viewer')

/** @param images those of the conversation, in its order, at the time of asking */
export function provideImageViewer(images: () => readonly AttachmentView[]) {
  const viewed = shallowRef<ViewedImages | null>(null)

  function open(place: MessagePlace, id: AttachmentId): void {
    const all = images()
    const at = all.findIndex((image) => image.id === id)
    if (at >= 0) {
      viewed.value = { place, images: all, at }
    }
  }

  function step(by: number): void {
    const present = viewed.value
    if (present) {
      const at = Math.min(Math.max(present.at + by, 0), present.images.length - 1)
      viewed.value = { ...present, at }
    }
  }

  function close(): void {
    viewed.value = null
  }

  provide(KEY, { open })
  return { viewed, step, close }
}

/** Outside of a conversation opening an image does nothing. */
export function useImageViewer(): ImageViewer {
  return inject(KEY, { open: () => undefined })
}
