import { computed, ref } from 'vue'

/** The key of the tile that has the large place, as the user has chosen. */
export const pinnedTile = ref<string | null>(null)

export function togglePinOf(key: () => string) {
  return {
    pinned: computed(() => pinnedTile.value === key()),
    toggle: () => {
      pinnedTile.value = pinnedTile.value === key() ? null : key()
    },
  }
}
