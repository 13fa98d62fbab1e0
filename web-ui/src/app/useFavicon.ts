import { watch } from 'vue'
import { useChats } from '@/features/chats/chatsStore'

const SIZE = 64
const MOST = 99
const PLAIN = { href: '/favicon.svg', type: 'image/svg+xml' }

/** Puts the number of what waits on the page's icon, which is seen where the title is not. */
export function useFavicon(): void {
  const chats = useChats()
  watch(
    () => chats.totalUnread,
    (count) => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
      const href = count > 0 ? drawn(count) : null
      if (link) {
        link.type = href ? 'image/png' : PLAIN.type
        link.href = href ?? PLAIN.href
        link.dataset.count = String(count)
      }
    },
    { immediate: true },
  )
}

/** Null where the browser lets nothing be drawn. */
function drawn(count: number): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const paint = canvas.getContext('2d')
  if (!paint) {
    return null
  }
  // The shapes of favicon.svg: an SVG without a size cannot be drawn everywhere.
  paint.fillStyle = '#0a0e27'
  paint.beginPath()
  paint.roundRect(0, 0, SIZE, SIZE, 18)
  paint.fill()
  paint.fillStyle = '#6fe7d2'
  paint.fill(new Path2D('M14 52V26a14 14 0 0 1 14-14h4a14 14 0 0 1 0 28h-6a4 4 0 0 0-2.6 1z'))
  paint.fillStyle = '#0a0e27'
  paint.beginPath()
  paint.arc(32, 26, 4.4, 0, 2 * Math.PI)
  paint.fill()
  badge(paint, count > MOST ? `${MOST}+` : String(count))
  return canvas.toDataURL('image/png')
}

function badge(paint: CanvasRenderingContext2D, text: string): void {
  const width = 22 + 12 * text.length
  paint.fillStyle = '#f4586f'
  paint.beginPath()
  paint.roundRect(SIZE - width, SIZE - 36, width, 36, 18)
  paint.fill()
  paint.fillStyle = '#ffffff'
  paint.font = 'bold 28px sans-serif'
  paint.textAlign = 'center'
  paint.textBaseline = 'middle'
  paint.fillText(text, SIZE - width / 2, SIZE - 17)
}
