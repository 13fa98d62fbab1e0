/** A stream as far as what is played uses it, for tests. */
export class FakeStream {
  private tracks: object[] = []
  getTracks = () => this.tracks
  addTrack = (track: object) => {
    this.tracks = [...this.tracks.filter((one) => one !== track), track]
  }
  removeTrack = (track: object) => {
    this.tracks = this.tracks.filter((one) => one !== track)
  }
}
