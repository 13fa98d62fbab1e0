import { watch } from 'vue'
import { useCallStore } from '@/features/call/callStore'
import { useChatsStore } from '@/features/chats/chatsStore'

const SIZE = 64
const MOST = 99
const PLAIN = { href: '/favicon.svg', type: 'image/svg+xml' }

/** Puts a ringing call, or else the number of what waits, on the page's icon, which is seen where the title is not. */
export function useFavicon(): void {
  const call = useCallStore()
  const chats = useChatsStore()
  watch(
    [() => chats.totalUnread, () => call.state.name === 'ringing' && call.state.side === 'callee'] as const,
    ([count, rings]) => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
      const href = count > 0 || rings ? icon(rings ? null : count > MOST ? `${MOST}+` : String(count)) : null
      if (link) {
        link.type = href ? 'image/png' : PLAIN.type
        show(link, href ?? PLAIN.href)
        link.dataset.count = String(count)
        link.dataset.rings = String(rings)
      }
    },
    { immediate: true },
  )
}

/** A browser fetches what it is given, also if it is what it has. */
function show(link: HTMLLinkElement, href: string): void {
  if (link.getAttribute('href') !== href) {
    link.href = href
  }
}

const icons = new Map<string | null, string | null>()

/** Drawn once: counts come and go with each message. */
function icon(label: string | null): string | null {
  const known = icons.get(label)
  const href = known === undefined ? drawn(label) : known
  icons.set(label, href)
  return href
}

/**
 * Null where the browser lets nothing be drawn.
 *
 * @param label on the badge; null for a call that rings
 */
function drawn(label: string | null): string | null {
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
  if (label === null) {
    handset(paint)
  } else {
    badge(paint, label)
  }
  return canvas.toDataURL('image/png')
}

function handset(paint: CanvasRenderingContext2D): void {
  paint.fillStyle = '#22c55e'
  paint.beginPath()
  paint.arc(SIZE - 21, SIZE - 21, 21, 0, 2 * Math.PI)
  paint.fill()
  paint.translate(SIZE - 34, SIZE - 34)
  paint.scale(1.1, 1.1)
  paint.fillStyle = '#ffffff'
  paint.fill(
    new Path2D(
      'M22 16.9v3a2 2 0 0 1-2.2 2 19.8 19.8 0 0 1-8.6-3 19.5 19.5 0 0 1-6-6 19.8 19.8 0 0 1-3-8.7A2 2 0 0 1 4.1 2h3a2 2 0 0 1 2 1.7c.1 1 .4 1.9.7 2.8a2 2 0 0 1-.5 2.1L8.1 9.9a16 16 0 0 0 6 6l1.3-1.3a2 2 0 0 1 2.1-.4c.9.3 1.8.6 2.8.7a2 2 0 0 1 1.7 2z',
    ),
  )
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
