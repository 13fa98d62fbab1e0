import { useEventListener } from '@vueuse/core'
import { computed, onBeforeUnmount, ref, watchEffect } from 'vue'

/**
 * How large the window of a call is.
 *
 * @param alone whether the page shows nothing but the call, so that it fills the page all the time
 */
export function useCallMode(alone: boolean) {
  const rest = alone ? 'full' : 'floating'
  const mode = ref<'floating' | 'minimised' | 'full'>(rest)
  const whole = ref(false)
  /** Whether there is a larger way of showing it to come back from. */
  const enlarged = computed(() => whole.value || (!alone && mode.value === 'full'))

  async function toggleFull(): Promise<void> {
    if (enlarged.value) {
      leaveFull()
      return
    }
    mode.value = 'full'
    // The whole page, so that notices and other calls stay visible above the window.
    await document.documentElement.requestFullscreen().catch(() => undefined)
  }

  function leaveFull(): void {
    mode.value = rest
    if (document.fullscreenElement) {
      void document.exitFullscreen()
    }
  }

  function minimise(): void {
    if (!alone) {
      leaveFull()
      mode.value = 'minimised'
    }
  }

  function expand(): void {
    mode.value = rest
  }

  useEventListener(document, 'fullscreenchange', () => {
    whole.value = document.fullscreenElement !== null
    if (!whole.value && mode.value === 'full') {
      mode.value = rest
    }
  })
  watchEffect(() => {
    document.documentElement.classList.toggle('call-bar', mode.value === 'minimised')
  })
  onBeforeUnmount(() => {
    document.documentElement.classList.remove('call-bar')
    if (document.fullscreenElement) {
      void document.exitFullscreen()
    }
  })

  return { mode, enlarged, toggleFull, leaveFull, minimise, expand }
}
