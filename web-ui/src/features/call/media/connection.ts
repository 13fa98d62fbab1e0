import type { IceServer } from '@/api/schema'
import type { IceCandidate } from '@/realtime/protocol.gen'

/** The only file that touches the global of the browser. */
export type Connection = RTCPeerConnection

/** False where there is no WebRTC: in some browsers, and where it is switched off. No call is possible then. */
export function canConnect(): boolean {
  return typeof RTCPeerConnection !== 'undefined'
}

export interface ConnectionListener {
  onCandidate?: (candidate: IceCandidate) => void
  onTrack?: (event: RTCTrackEvent) => void
  onState: (state: RTCPeerConnectionState) => void
}

export function configurationOf(servers: IceServer[], relayOnly: boolean): RTCConfiguration {
  return {
    bundlePolicy: 'max-bundle',
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    iceServers: servers.map(({ urls, username, credential }) => ({
      urls,
      ...(username === null ? {} : { username }),
      ...(credential === null ? {} : { credential }),
    })),
  }
}

export function openConnection(configuration: RTCConfiguration, listener: ConnectionListener): Connection {
  const connection = new RTCPeerConnection(configuration)
  connection.onicecandidate = ({ candidate }) => {
    if (candidate) {
      listener.onCandidate?.(plain(candidate))
    }
  }
  connection.ontrack = listener.onTrack ?? null
  connection.onconnectionstatechange = () => {
    listener.onState(connection.connectionState)
  }
  listener.onState(connection.connectionState)
  return connection
}

/** Its listener hears nothing any more. */
export function closeConnection(connection: Connection): void {
  connection.onconnectionstatechange = null
  connection.onicecandidate = null
  connection.ontrack = null
  connection.close()
}

/** A connection that is closed meanwhile takes none; the next one gets them all. */
export function warnOfTrack(failure: unknown): void {
  console.info('track not sent', failure)
}

function plain(candidate: RTCIceCandidate): IceCandidate {
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdpMid,
    sdpMLineIndex: candidate.sdpMLineIndex,
    usernameFragment: candidate.usernameFragment,
  }
}

/** What the browser makes of encodings of a picture that it is asked for; none where it refuses them. */
export function encodingsMadeOf(encodings: RTCRtpEncodingParameters[]): RTCRtpEncodingParameters[] {
  const probe = new RTCPeerConnection()
  try {
    return probe.addTransceiver('video', { sendEncodings: encodings }).sender.getParameters().encodings
  } catch {
    return []
  } finally {
    probe.close()
  }
}
