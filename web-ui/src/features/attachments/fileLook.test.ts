import { FileAudio, FileSpreadsheet, FileText } from '@lucide/vue'
import { expect, it } from 'vitest'
import { extensionOf, iconOf, kindOf } from './fileLook'

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
  expect(kindOf({ mediaType: 'video/mp4', image: null })).toBe('video')
})
