// @vitest-environment jsdom
import { FileAudio, FileSpreadsheet, FileText } from '@lucide/vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { extensionOf, iconOf, isStrip, kindOf, stillMark } from './fileLook'

it('names the extension of a file, where it is one', () => {
  expect(extensionOf('report.PDF')).toBe('pdf')
  expect(extensionOf('archive.tar.gz')).toBe('gz')
  expect(extensionOf('.gitignore')).toBe('')
  expect(extensionOf('no extension')).toBe('')
  expect(extensionOf('x.<script>')).toBe('')
})

it('shows a file by its extension where that says more than its content', () => {
  expect(iconOf('table.xlsx', 'application/zip')).toBe(FileSpreadsheet)
  expect(iconOf('song', 'audio/mpeg')).toBe(FileAudio)
  expect(iconOf('notes', 'text/plain')).toBe(FileText)
})

it('takes for an image only what the server has read as one', () => {
  expect(kindOf({ mediaType: 'image/png', image: null })).toBe('file')
  expect(kindOf({ mediaType: 'image/png', image: { width: 1, height: 1 } })).toBe('image')
})

describe('sound and video', () => {
  /** As Chromium answers. */
  const PLAYED = [
    'audio/webm',
    'video/webm',
    'audio/ogg',
    'audio/flac',
    'audio/mpeg',
    'audio/wav',
    'video/mp4',
  ]

  beforeEach(() => {
    vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockImplementation((type) =>
      PLAYED.includes(type) ? 'maybe' : '',
    )
  })

  it('is played where the browser plays it', () => {
    for (const mediaType of PLAYED) {
      expect(kindOf({ mediaType, image: null })).toBe(mediaType.split('/')[0])
    }
    expect(kindOf({ mediaType: 'video/quicktime', image: null })).toBe('video')
  })

  it('is a file like any where it does not', () => {
    for (const mediaType of [
      'video/x-msvideo',
      'video/x-ms-wmv',
      'audio/amr',
      'audio/x-aiff',
      'video/x-flv',
    ]) {
      expect(kindOf({ mediaType, image: null })).toBe('file')
    }
  })
})

it('marks whatever would move and stands still', () => {
  const still = { thumbnail: true, moving: true }
  expect(stillMark({ mediaType: 'image/gif', image: still })).toBe('GIF')
  expect(stillMark({ mediaType: 'image/webp', image: still })).toBe('WebP')
  expect(stillMark({ mediaType: 'image/png', image: still })).toBe('APNG')
  expect(stillMark({ mediaType: 'image/gif', image: { thumbnail: true, moving: false } })).toBeNull()
  expect(stillMark({ mediaType: 'image/webp', image: { thumbnail: false, moving: true } })).toBeNull()
  expect(stillMark({ mediaType: 'image/png', image: null })).toBeNull()
})

it('knows an image that would be too thin to be seen', () => {
  expect(isStrip({ width: 40_000, height: 1 })).toBe(true)
  expect(isStrip({ width: 1, height: 40_000 })).toBe(true)
  expect(isStrip({ width: 4000, height: 100 })).toBe(false)
})
