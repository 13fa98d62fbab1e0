import { useStorage } from '@vueuse/core'

/** Whether browsers reach each other by a relay alone, so that the others do not learn one's address; without one calls go through the router. */
export const relayOnly = useStorage('parley.relayOnly', false)
