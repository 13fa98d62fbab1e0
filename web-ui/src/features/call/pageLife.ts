/**
 * Follows the page to its end. A browser may keep a page that one has left as it was, and show it again by "back": that is
 * no end.
 *
 * @param onEnd the page is gone for good
 * @param onReturn it is shown again, after it stood still for a while
 */
export function followPage(onEnd: () => void, onReturn: () => void): void {
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) {
      onEnd()
    }
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) {
      onReturn()
    }
  })
}
