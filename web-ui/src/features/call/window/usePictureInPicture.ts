import { onScopeDispose, type Ref, shallowRef } from 'vue'

/** The part of the Document Picture-in-Picture API that is used; few browsers have it. */
interface DocumentPictureInPicture {
  requestWindow: (options: { width: number; height: number }) => Promise<Window>
}

declare global {
  interface Window {
    documentPictureInPicture?: DocumentPictureInPicture
  }
}

const SIZE = { width: 380, height: 260 }

/** A small window of the call above all others: a document of its own, else the other's video alone, else none. */
export function usePictureInPicture(video: () => HTMLVideoElement | null) {
  const way: 'document' | 'video' | null =
    'documentPictureInPicture' in window
      ? 'document'
      : 'pictureInPictureEnabled' in document && document.pictureInPictureEnabled
        ? 'video'
        : null
  /** Where the small window's content goes; null while there is no such window. */
  const body: Ref<HTMLElement | null> = shallowRef(null)
  let opened: Window | null = null
  /** The call has ended, perhaps while the browser made the window. */
  let disposed = false

  /** Resolves without a window where the browser refuses one. */
  async function open(): Promise<void> {
    try {
      if (way === 'document' && window.documentPictureInPicture) {
        const fresh = await window.documentPictureInPicture.requestWindow(SIZE)
        if (disposed) {
          fresh.close()
          return
        }
        opened = fresh
        dress(opened.document)
        opened.addEventListener('pagehide', () => {
          opened = null
          body.value = null
        })
        body.value = opened.document.body
      } else {
        await video()?.requestPictureInPicture()
      }
    } catch (failure) {
      console.info('no picture in picture', failure)
    }
  }

  function close(): void {
    opened?.close()
    if (document.pictureInPictureElement) {
      void document.exitPictureInPicture().catch(() => undefined)
    }
  }

  onScopeDispose(() => {
    disposed = true
    close()
  })
  return { way, body, open, close }
}

/** Gives the new document the page's styles, theme and language. */
function dress(target: Document): void {
  const { lang, dir, dataset } = document.documentElement
  Object.assign(target.documentElement, { lang, dir })
  Object.assign(target.documentElement.dataset, dataset)
  target.title = document.title
  for (const sheet of document.styleSheets) {
    const style = target.createElement('style')
    style.textContent = [...sheet.cssRules].map((rule) => rule.cssText).join('\n')
    target.head.append(style)
  }
}
