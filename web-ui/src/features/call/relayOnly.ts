import { useStorage } from '@vueuse/core'

/** Whether calls go through the relay alone, so that the others do not learn one's address. It needs a TURN server. */
export const relayOnly = useStorage('parley.relayOnly', false)
