import type { IceCandidate, Section } from '@/realtime/protocol.gen'

/** What two ends of the media tell each other over the chat's socket. */
export type Signal =
  | { kind: 'offer'; sdp: string; sections: Section[] }
  | { kind: 'answer'; sdp: string; sections: Section[] }
  | { kind: 'candidate'; candidate: IceCandidate }
  /** An offer is wanted: of a `fresh` peer connection, or one that restarts ICE. */
  | { kind: 'restart'; fresh: boolean }

/** What a participant may send and receive. */
export const SOURCES = ['microphone', 'camera', 'screen', 'screenSound'] as const

export type Source = (typeof SOURCES)[number]

export const KIND: Record<Source, 'audio' | 'video'> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  screenSound: 'audio',
}
