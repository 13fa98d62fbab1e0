/** The certificate that a description names (RFC 8122 §5): another one comes from another peer connection. */
export function fingerprintOf(sdp: string): string | null {
  return /^a=fingerprint:(.+?)\s*$/im.exec(sdp)?.[1]?.toUpperCase() ?? null
}
