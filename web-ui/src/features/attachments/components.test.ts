// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import AttachmentImage from './AttachmentImage.vue'
import AttachmentTile from './AttachmentTile.vue'
import * as files from '@/api/files'
import { i18n } from '@/i18n/i18n'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { AttachmentView, AttachmentId } from '@/realtime/protocol.gen'
import { asId } from '@/realtime/id'

const global = { plugins: [i18n] }
let canPlay: (type: string) => CanPlayTypeResult

beforeEach(() => {
  setActivePinia(createPinia())
  canPlay = () => 'maybe'
  vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockImplementation((type) => canPlay(type))
  vi.spyOn(files, 'download').mockResolvedValue(new Blob(['x']))
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  )
})

let id = 0
const file = (mediaType: string, image: AttachmentView['image'] = null): AttachmentView => ({
  id: asId<AttachmentId>(`a${++id}`),
  name: 'clip.bin',
  mediaType,
  size: 1000,
  image,
})

describe('AttachmentTile', () => {
  const tile = (mediaType: string) =>
    mount(AttachmentTile, {
      props: { place: asId<MessagePlace>('chat'), attachment: file(mediaType) },
      global,
    })

  it.each(['video/webm', 'audio/ogg'])('plays %s when asked to', async (mediaType) => {
    const shown = tile(mediaType)
    expect(files.download).not.toHaveBeenCalled()
    await shown.get('[data-testid="attachment-play"]').trigger('click')
    await flushPromises()
    expect(shown.get('[data-testid="attachment-player"]').attributes('src')).toBe('blob:x')
  })

  it('offers no player for what the browser does not play', () => {
    canPlay = () => ''
    const shown = tile('video/x-msvideo')
    expect(shown.find('[data-testid="attachment-play"]').exists()).toBe(false)
    expect(shown.get('[data-testid="attachment-file"]').attributes('data-kind')).toBe('file')
    expect(shown.find('[data-testid="attachment-download"]').exists()).toBe(true)
  })

  it('becomes a download where the player fails', async () => {
    const shown = tile('video/x-matroska')
    await shown.get('[data-testid="attachment-play"]').trigger('click')
    await flushPromises()
    await shown.get('[data-testid="attachment-player"]').trigger('error')
    expect(shown.find('[data-testid="attachment-player"], [data-testid="attachment-play"]').exists()).toBe(
      false,
    )
    expect(shown.get('[data-testid="attachment-file"]').attributes('data-kind')).toBe('file')
    expect(shown.text()).toContain('This browser cannot play the file.')
    expect(shown.find('[data-testid="attachment-download"]').exists()).toBe(true)
  })
})

describe('AttachmentImage', () => {
  const shown = (mediaType: string, image: NonNullable<AttachmentView['image']>) =>
    mount(AttachmentImage, {
      props: { place: asId<MessagePlace>('chat'), attachment: file(mediaType, image), square: false },
      global,
    })

  it.each([
    ['image/gif', 'GIF'],
    ['image/webp', 'WebP'],
    ['image/png', 'APNG'],
  ])('says of a still copy of a moving %s that it would move', (mediaType, mark) => {
    const image = shown(mediaType, { width: 600, height: 400, thumbnail: true, moving: true })
    expect(image.get('[data-testid="attachment-still"]').text()).toBe(mark)
    expect(image.get('[data-testid="attachment-image"]').attributes('data-moving')).toBe('true')
  })

  it('says nothing of what stands still anyway, or moves here', () => {
    for (const image of [
      { width: 600, height: 400, thumbnail: true, moving: false },
      { width: 60, height: 40, thumbnail: false, moving: true },
    ]) {
      expect(shown('image/gif', image).find('[data-testid="attachment-still"]').exists()).toBe(false)
    }
  })

  it('shows all of a strip, however thin', () => {
    const strip = shown('image/png', { width: 40_000, height: 1, thumbnail: true, moving: false })
    expect(strip.get('[data-testid="attachment-image"]').classes()).toContain('strip')
  })
})
