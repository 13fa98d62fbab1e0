import type { CallReaction } from '@/realtime/protocol.gen'

export const SIGNS: Record<CallReaction, string> = {
  thumbsUp: '👍',
  heart: '❤️',
  clap: '👏',
  laugh: '😂',
  surprise: '😮',
  celebrate: '🎉',
  sad: '😢',
  think: '🤔',
}

export const REACTIONS = Object.keys(SIGNS) as CallReaction[]
