import { nextTick, type Ref, watch } from 'vue'
import type { MessageActions } from './useMessageActions'

const MOST_PAGES = 40
const FLASH_MS = 1600

/** Scrolls to a message that is wished for, after reading back to it where it is not there yet. */
export function useJump(
  list: Readonly<Ref<HTMLElement | null>>,
  actions: MessageActions | null,
  complete: Readonly<Ref<boolean>>,
  loadOlder: () => Promise<void>,
): void {
  async function go(seq: number): Promise<void> {
    for (let pages = 0; pages < MOST_PAGES && !actions?.find(seq) && !complete.value; pages++) {
      await loadOlder()
    }
    await nextTick()
    // A list at its end stays there as it grows, and notices it has grown with the next frame.
    await nextFrame()
    await nextFrame()
    const message = list.value?.querySelector<HTMLElement>(`[data-testid="message"][data-seq="${seq}"]`)
    message?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    message?.classList.add('found')
    setTimeout(() => message?.classList.remove('found'), FLASH_MS)
  }

  watch(
    () => actions?.jump.value,
    (jump) => jump && void go(jump.seq),
  )
}

function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame)
}
