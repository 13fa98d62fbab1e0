export interface Size {
  width: number
  height: number
}

/** How a picture is shown: how often as large, and how far it is moved from the middle of its room, in pixels. */
export interface Zoom {
  scale: number
  x: number
  y: number
}

export interface Point {
  x: number
  y: number
}

export const LARGEST = 6
export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 }

/** A notch of a wheel counts as much whatever it says; two fingers on a pad say little, but often. */
const NOTCH_PX = 20
const PER_PX = 0.01
/** Where a wheel tells lines, as in Firefox, or pages (`WheelEvent.deltaMode`). */
const PX_PER_STEP = [1, 16, 400]

/** The size of a picture of that shape which is as large as its room lets it be. */
export function contained(picture: Size, room: Size): Size {
  if (picture.width <= 0 || picture.height <= 0) {
    return room
  }
  const factor = Math.min(room.width / picture.width, room.height / picture.height)
  return { width: picture.width * factor, height: picture.height * factor }
}

/** Never moved so far that there is empty room at a side of a picture that could fill it. */
export function bounded({ scale, x, y }: Zoom, picture: Size, room: Size): Zoom {
  return {
    scale,
    x: within(x, picture.width * scale - room.width),
    y: within(y, picture.height * scale - room.height),
  }
}

function within(shift: number, over: number): number {
  const most = Math.max(0, over / 2)
  return Math.min(Math.max(shift, -most), most)
}

/** @param at the point that stays where it is, from the middle of the room */
export function zoomedBy(zoom: Zoom, factor: number, at: Point): Zoom {
  const scale = Math.min(Math.max(zoom.scale * factor, 1), LARGEST)
  if (scale === 1) {
    return WHOLE
  }
  const change = scale / zoom.scale
  return { scale, x: at.x - (at.x - zoom.x) * change, y: at.y - (at.y - zoom.y) * change }
}

export function movedBy(zoom: Zoom, dx: number, dy: number): Zoom {
  return { ...zoom, x: zoom.x + dx, y: zoom.y + dy }
}

/** In pixels, how far a wheel has been turned. */
export function turned({
  deltaX,
  deltaY,
  deltaMode,
}: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode'>): Point {
  const px = PX_PER_STEP[deltaMode] ?? 1
  return { x: deltaX * px, y: deltaY * px }
}

/** By which factor a turn of the wheel zooms. */
export function factorOf(turnedPx: number): number {
  return Math.exp(-Math.min(Math.max(turnedPx, -NOTCH_PX), NOTCH_PX) * PER_PX)
}
