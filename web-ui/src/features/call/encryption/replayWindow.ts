/** How far numbers may be out of order: what is sent again comes within a second, in which a page numbers some 200 frames. */
const SIZE = 2048

/** Which numbers have been there, of the newest {@value SIZE}. */
export class ReplayWindow {
  private readonly seen = new Uint8Array(SIZE)
  private newest = -1

  /** Whether the number is neither there already nor too old to know. */
  isNew(counter: number): boolean {
    return counter > this.newest - SIZE && (counter > this.newest || this.seen[counter % SIZE] === 0)
  }

  add(counter: number): void {
    const from = Math.max(this.newest + 1, counter - SIZE + 1)
    for (let skipped = from; skipped < counter; skipped++) {
      this.seen[skipped % SIZE] = 0
    }
    this.seen[counter % SIZE] = 1
    this.newest = Math.max(this.newest, counter)
  }
}
