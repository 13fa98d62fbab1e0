import type { EncryptionMode } from './frameSealer'
import type { SframeKey } from './sframe'
import type { Person } from '@/realtime/protocol.gen'

/** What the worker is to do with the frames of which track. */
export type FrameDuty =
  | { side: 'send'; source: number }
  /** Of whom, and which of their tracks, may change: see `receives`. */
  | { side: 'receive'; receiver: number }

export type ToWorker =
  | { type: 'mode'; send: EncryptionMode; receive: EncryptionMode }
  | { type: 'sealWith'; key: SframeKey }
  /** The person has a device of this tag, whose keys may come later. */
  | { type: 'device'; person: Person; tag: number }
  | { type: 'openWith'; person: Person; key: SframeKey }
  | { type: 'forget'; person: Person }
  | { type: 'receives'; receiver: number; person: Person; source: number }
  | { type: 'count' }

/** How many frames of this page's whole call; for tests and for whoever looks for a fault. */
export interface FrameCounts {
  sealed: number
  sentPlain: number
  opened: number
  receivedPlain: number
  refused: number
}

export type FromWorker = { type: 'keyMissing'; person: Person } | { type: 'counted'; counts: FrameCounts }
