import { createSharedComposable, useDocumentVisibility, useWindowFocus } from '@vueuse/core'
import { computed, type Ref, ref, watch } from 'vue'

const LEADER = 'parley.notifier'
const FOCUSED = 'parley.focused'

/** What the tabs of this page know of one another: by locks, which the browser takes from a tab that is gone. */
export interface Tabs {
  /** True in one tab at a time. */
  leads: Readonly<Ref<boolean>>
  anyFocused: () => Promise<boolean>
}

/** One for the whole page: a lock is asked for once. */
export const useTabs = createSharedComposable((): Tabs => {
  const visible = useDocumentVisibility()
  const focused = useWindowFocus()
  const here = computed(() => visible.value === 'visible' && focused.value)
  // Locks are for secure origins; on others each tab is for itself.
  const locks = 'locks' in navigator ? navigator.locks : null
  const leads = ref(locks === null)
  let release: (() => void) | null = null

  void locks?.request(LEADER, () => {
    leads.value = true
    return new Promise<void>(() => undefined)
  })

  watch(
    here,
    (is) => {
      release?.()
      release = null
      if (is) {
        void locks?.request(FOCUSED, { mode: 'shared' }, () =>
          here.value ? new Promise<void>((done) => (release = done)) : undefined,
        )
      }
    },
    { immediate: true },
  )

  async function anyFocused(): Promise<boolean> {
    const { held } = (await locks?.query()) ?? {}
    return here.value || (held ?? []).some(({ name }) => name === FOCUSED)
  }

  return { leads, anyFocused }
})
