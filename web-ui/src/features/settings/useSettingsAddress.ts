import { computed } from 'vue'
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router'

/** The sections of the settings, in the order in which they are listed. */
export const SECTIONS = [
  'account',
  'security',
  'appearance',
  'notifications',
  'calls',
  'callCheck',
  'privacy',
  'programs',
] as const
export type Section = (typeof SECTIONS)[number]

/** In the state of a history entry: how many entries lie between it and the one in which the settings were closed. */
const DEPTH = 'settingsDepth'

/**
 * The settings stand in the address, in `?settings=` of whatever page is below: back and forward work, a section can be
 * linked to.
 */
export function useSettingsAddress() {
  const route = useRoute()
  const router = useRouter()
  const isOpen = computed(() => route.query.settings !== undefined)
  /** Null for the list of sections, and for one that is unknown. */
  const section = computed(() => SECTIONS.find((each) => each === route.query.settings) ?? null)

  const depth = () => Number((history.state as Record<string, unknown> | null)?.[DEPTH] ?? 0)

  /** Null for the list of sections. */
  async function show(wanted: Section | null): Promise<void> {
    const from = isOpen.value ? depth() : 0
    await router.push({
      query: { ...route.query, settings: wanted ?? '' },
      // Who came by a link has no page of ours to go back to.
      state: isOpen.value && from === 0 ? {} : { [DEPTH]: from + 1 },
    })
  }

  /** Back to where they were opened, so that going back does not open them again. */
  async function close(): Promise<void> {
    if (depth() > 0) {
      router.go(-depth())
    } else {
      const query: LocationQueryRaw = { ...route.query }
      delete query.settings
      await router.replace({ query })
    }
  }

  return { isOpen, section, show, close }
}
