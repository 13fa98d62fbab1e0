/** The `keyCode` of every key that an input method has taken; the only sign of it that Safari leaves (UI Events, §7.3.1). */
const TAKEN = 229

/**
 * Whether a key belongs to the input method by which somebody writes Chinese, Japanese, Korean and more: it chooses,
 * confirms or takes back a word, and means nothing to the page.
 *
 * While a word is composed `isComposing` says so. Safari ends the composition before the key that confirms it goes down,
 * and only the old `keyCode` tells; browsers that report an input method's keys as such call them `Process`.
 */
export function belongsToInputMethod(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === TAKEN || event.key === 'Process'
}

/**
 * Keeps the keys of an input method from every listener of the page. To be called before any other listens to the
 * window. Keys that go up are let through: they only end what a key of the page has begun.
 */
export function guardInputMethod(page: Window = window): () => void {
  const guard = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event)) {
      event.stopImmediatePropagation()
    }
  }
  page.addEventListener('keydown', guard, { capture: true })
  return () => {
    page.removeEventListener('keydown', guard, { capture: true })
  }
}
