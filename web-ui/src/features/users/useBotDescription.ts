import { ref, watch, type Ref } from 'vue'
import { describeBot } from './usersApi'
import type { User } from '@/api/schema'

/** What a bot is for, by whoever has made it; empty for a person, and until it is known. */
export function useBotDescription(user: () => User | null): Ref<string> {
  const description = ref('')
  watch(
    () => (user()?.bot && !user()?.deleted ? (user()?.id ?? null) : null),
    async (id) => {
      description.value = ''
      if (id !== null) {
        // Without it the conversation is what it is.
        const found = await describeBot(id).catch(() => null)
        if (user()?.id === id) {
          description.value = found?.description ?? ''
        }
      }
    },
    { immediate: true },
  )
  return description
}
