import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { onMounted, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { listServers } from './administrationApi'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { Server } from '@/api/schema'

/** As often as they say anew how they stand. */
const INTERVAL_MS = 15_000

/** The servers of the installation, asked for again while somebody looks. */
export function useServers(): {
  servers: ShallowRef<Server[] | null>
  error: Ref<ProblemCode | null>
  load: () => Promise<void>
} {
  const servers = shallowRef<Server[] | null>(null)
  const error = ref<ProblemCode | null>(null)
  const visibility = useDocumentVisibility()

  async function load(): Promise<void> {
    try {
      servers.value = (await listServers()).servers
      error.value = null
    } catch (failure) {
      error.value = codeOf(failure)
    }
  }

  onMounted(load)
  useIntervalFn(() => {
    if (visibility.value === 'visible') void load()
  }, INTERVAL_MS)
  return { servers, error, load }
}
