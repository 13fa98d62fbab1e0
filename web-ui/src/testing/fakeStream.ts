/** A stream as far as what is played uses it, for tests. */
export class FakeStream extends EventTarget {
  private tracks: object[] = []
  /** How many tracks were in it at the least, since the first one. */
  fewest = Infinity
  getTracks = () => this.tracks
  addTrack = (track: object) => {
    this.tracks = [...this.tracks.filter((one) => one !== track), track]
    this.count()
  }
  removeTrack = (track: object) => {
    this.tracks = this.tracks.filter((one) => one !== track)
    this.count()
  }

  private count() {
    this.fewest = Math.min(this.fewest, this.tracks.length)
  }
}
