import { computed, onMounted, onUnmounted, ref, shallowRef } from 'vue'
import { dataExport, exportAddress, removeExport } from './exportApi'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { DataExport } from '@/api/schema'

const BETWEEN_LOOKS_MS = 2_000

/** The export of one's own data, which is looked at again and again while it is made. */
export function useDataExport() {
  const current = shallowRef<DataExport | null>(null)
  const error = ref<ProblemCode | null>(null)
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false

  const underWay = computed(() => current.value?.state === 'waiting' || current.value?.state === 'running')

  function show(next: DataExport): void {
    current.value = next
    error.value = null
    clearTimeout(timer)
    if (underWay.value && !gone) {
      timer = setTimeout(() => void look(), BETWEEN_LOOKS_MS)
    }
  }

  async function look(): Promise<void> {
    try {
      show(await dataExport())
    } catch (failure) {
      error.value = codeOf(failure)
    }
  }

  async function act(action: () => Promise<void>): Promise<void> {
    if (busy.value) {
      return
    }
    busy.value = true
    try {
      await action()
    } catch (failure) {
      error.value = codeOf(failure)
    } finally {
      busy.value = false
    }
  }

  function remove(): Promise<void> {
    return act(async () => {
      await removeExport()
      await look()
    })
  }

  /** The browser saves it itself, whatever its size. */
  function download(part: number): Promise<void> {
    return act(async () => {
      const link = document.createElement('a')
      link.href = (await exportAddress(part)).address
      link.download = ''
      link.click()
    })
  }

  onMounted(look)
  onUnmounted(() => {
    gone = true
    clearTimeout(timer)
  })
  return { current, error, busy, underWay, show, look, remove, download }
}
