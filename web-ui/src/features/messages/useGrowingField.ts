import { nextTick, onMounted, type Ref, watch } from 'vue'

const TALLEST_PX = 200

/** Keeps a field as high as its text, up to some lines. */
export function useGrowingField(
  text: Readonly<Ref<string>>,
  input: Readonly<Ref<HTMLTextAreaElement | null>>,
): void {
  async function grow(): Promise<void> {
    await nextTick()
    if (input.value) {
      input.value.style.height = 'auto'
      input.value.style.height = `${Math.min(input.value.scrollHeight, TALLEST_PX)}px`
    }
  }

  watch(text, grow)
  onMounted(grow)
}
