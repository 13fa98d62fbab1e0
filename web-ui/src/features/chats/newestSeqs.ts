/** As many as the server tells of, the newest. */
const MOST = 100

/** The seqs with one more, unless it is read; oldest first. */
export function including(seqs: number[], seq: number, readSeq: number): number[] {
  return seq <= readSeq || seqs.includes(seq) ? seqs : [...seqs, seq].sort((a, b) => a - b).slice(-MOST)
}
