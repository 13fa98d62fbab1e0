import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { useAuthStore } from '@/features/auth/authStore'

/** Opens the check in the settings, above whatever is there. Guests have no settings. */
export function useOpenCheck() {
  const auth = useAuthStore()
  const router = useRouter()
  return {
    canCheck: computed(() => auth.user !== null),
    openCheck: () => router.push({ query: { ...router.currentRoute.value.query, settings: 'callCheck' } }),
  }
}
