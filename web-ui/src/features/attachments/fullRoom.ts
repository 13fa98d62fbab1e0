import { Problem } from '@/api/problem'

/** Whose files take too much room, and how much they may; in bytes. */
export interface FullRoom {
  of: 'person' | 'chat'
  used: number
  limit: number
}

/** Of an upload that was refused for it. */
export function fullRoomOf(failure: unknown): FullRoom | null {
  if (!(failure instanceof Problem) || failure.code !== 'STORAGE_QUOTA_EXCEEDED') {
    return null
  }
  const { of, usedBytes, limitBytes } = failure.details
  return {
    of: of === 'chat' ? 'chat' : 'person',
    used: typeof usedBytes === 'number' ? usedBytes : 0,
    limit: typeof limitBytes === 'number' ? limitBytes : 0,
  }
}
