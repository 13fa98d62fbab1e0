/** Rows from `start` to before `end`. */
export interface ListRange {
  start: number
  end: number
}

/** What is visible of a list, in pixels from the top of its first row; above that it is negative. */
export interface ListView {
  top: number
  height: number
}

/** A row that is in the document, and how many there are above it that are not. */
export interface PlacedRow {
  index: number
  missing: number
}

/** A list of so many rows is in the document as a whole. */
export const WHOLE_ROWS = 60
/** As many rows there are beyond both edges, so that none is missing while one scrolls. */
const ROOM_ROWS = 10
/** So many come and go together, so that scrolling does not render with each row. */
const STEP_ROWS = 5

/**
 * Which rows are near what is visible.
 *
 * @param pitch from the top of a row to that of the next one
 */
export function rangeOf(count: number, pitch: number, { top, height }: ListView): ListRange {
  // Of the height alone, so that it is the same wherever one has scrolled to.
  const length = Math.ceil(height / pitch) + 1 + 2 * ROOM_ROWS + STEP_ROWS
  const first = Math.floor((Math.floor(top / pitch) - ROOM_ROWS) / STEP_ROWS) * STEP_ROWS
  // A list that has become shorter is shown to its end, be its place still that of the longer one.
  const start = Math.max(0, Math.min(first, count - length))
  return { start, end: Math.min(count, start + length) }
}

/** The rows of a range and some others that have to be there, each once, in their order. */
export function placed(count: number, { start, end }: ListRange, others: readonly number[]): PlacedRow[] {
  const within = (index: number) => index >= 0 && index < count
  const near = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at)
  const all = [...new Set([...near, ...others])].filter(within).sort((a, b) => a - b)
  return all.map((index, at) => ({ index, missing: index - (all[at - 1] ?? -1) - 1 }))
}

/** By how many rows most of those that are visible have moved down. One that moved away by itself does not count for that. */
export function shiftOf(
  before: readonly string[],
  after: readonly string[],
  pitch: number,
  { top, height }: ListView,
): number {
  const places = new Map(after.map((id, index) => [id, index]))
  const first = Math.max(0, Math.floor(top / pitch))
  const shifts = before
    .slice(first, Math.ceil((top + height) / pitch))
    .flatMap((id, at) => {
      const place = places.get(id)
      return place === undefined ? [] : [place - first - at]
    })
    .sort((a, b) => a - b)
  return shifts[Math.floor(shifts.length / 2)] ?? 0
}

/** How far to scroll so that a row is in the middle; 0 where all of it is visible. */
export function scrollTo(row: ListView, view: ListView): number {
  const visible = row.top >= view.top && row.top + row.height <= view.top + view.height
  return visible ? 0 : row.top + row.height / 2 - view.top - view.height / 2
}
