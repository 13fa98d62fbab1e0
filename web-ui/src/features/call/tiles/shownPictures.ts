import { useDevicePixelRatio } from '@vueuse/core'
import { watch } from 'vue'
import type { PlacedTile } from './useTiles'
import { useCallStore } from '../callStore'
import type { ShownPicture } from '../media/mediaSession'

/** What a camera makes; a picture that is cut at its sides is that much higher. */
const CAMERA_ASPECT = 16 / 9

/** Of the others, with heights in CSS pixels. */
export function shownPictures(tiles: readonly PlacedTile[]): ShownPicture[] {
  return tiles
    .filter(({ own }) => !own)
    .map(({ person, source, width, height }) => ({
      person,
      source,
      height: source === 'camera' ? Math.max(height, width / CAMERA_ASPECT) : height,
    }))
}

/** Keeps the call's media told of what is shown: what is not shown need not be sent. */
export function useShownPictures(pictures: () => ShownPicture[]): void {
  const call = useCallStore()
  const { pixelRatio } = useDevicePixelRatio()
  watch(
    [pictures, pixelRatio, () => call.call?.mediaPath, () => call.state.name === 'active'] as const,
    ([shown, ratio, , active]) => {
      if (active) {
        call.show(shown.map((picture) => ({ ...picture, height: Math.ceil(picture.height * ratio) })))
      }
    },
    { immediate: true },
  )
}
