import { useEventListener } from '@vueuse/core'
import { type Ref, ref } from 'vue'

/** Whether files are being dragged over an element, and what is done with those that are let go. */
export function useFileDrop(
  element: Readonly<Ref<HTMLElement | null>>,
  enabled: () => boolean,
  onDrop: (files: File[]) => void,
) {
  const over = ref(false)
  // Entering a child is leaving its parent: only the count tells when the last one is left.
  let depth = 0

  const concerns = (event: DragEvent) => enabled() && (event.dataTransfer?.types.includes('Files') ?? false)

  useEventListener(element, 'dragenter', (event) => {
    if (concerns(event)) {
      event.preventDefault()
      depth++
      over.value = true
    }
  })
  useEventListener(element, 'dragover', (event) => {
    if (concerns(event)) {
      event.preventDefault()
      if (event.dataTransfer) {
        event.dataTransfer.dropEffect = 'copy'
      }
    }
  })
  useEventListener(element, 'dragleave', (event) => {
    if (concerns(event)) {
      depth = Math.max(0, depth - 1)
      over.value = depth > 0
    }
  })
  useEventListener(element, 'drop', (event) => {
    if (concerns(event)) {
      event.preventDefault()
      depth = 0
      over.value = false
      onDrop([...(event.dataTransfer?.files ?? [])])
    }
  })

  // Beside the element the browser would leave the page for the file.
  useEventListener(['dragover', 'drop'], (event) => {
    if (!event.defaultPrevented && event.dataTransfer?.types.includes('Files')) {
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    }
  })

  return { over }
}
