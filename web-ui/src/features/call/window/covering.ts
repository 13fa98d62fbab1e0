import { ref } from 'vue'

/** Whether the window of a call covers all of the page. */
export const callCovers = ref(false)
