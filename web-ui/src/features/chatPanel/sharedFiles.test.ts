import { expect, it } from 'vitest'
import { byMonth } from './months'
import { withNews } from './sharedFiles'
import type { SharedFile } from '@/api/schema'
import { asId } from '@/realtime/id'
import type { AttachmentId, AttachmentView } from '@/realtime/protocol.gen'
import { ANN, BOB, message } from '@/testing/events'

const IMAGE = { width: 4, height: 3, thumbnail: false, moving: false }

const attachment = (id: string, image: AttachmentView['image'] = null): AttachmentView => ({
  id: asId<AttachmentId>(id),
  name: id,
  mediaType: 'text/plain',
  size: 1,
  image,
})

const file = (id: string, seq: number, at = '2026-11-29T09:00:00Z'): SharedFile => ({
  attachment: attachment(id),
  seq,
  sender: ANN,
  at,
})

const ids = (files: SharedFile[]) => files.map((each) => each.attachment.id)

it('puts what was sent meanwhile first, of the kind that is listed', () => {
  const events = [
    { ...message(5, BOB), attachments: [attachment('c'), attachment('p', IMAGE)] },
    { ...message(6, ANN), attachments: [attachment('d')] },
  ]
  expect(ids(withNews([file('b', 4), file('a', 2)], events, 'files'))).toEqual(['d', 'c', 'b', 'a'])
  expect(ids(withNews([], events, 'images'))).toEqual(['p'])
})

it('lists nothing twice and leaves out what was deleted', () => {
  const events = [
    { ...message(2, ANN), deleted: true },
    { ...message(4, ANN), attachments: [attachment('b')] },
    { ...message(5, ANN), deleted: true, attachments: [attachment('c')] },
  ]
  expect(ids(withNews([file('b', 4), file('a', 2)], events, 'files'))).toEqual(['b'])
})

it('heads the files by their months', () => {
  const files = [file('c', 3), file('b', 2, '2026-11-01T12:00:00Z'), file('a', 1, '2025-11-10T12:00:00Z')]
  expect(byMonth(files).map((month) => ids(month.items))).toEqual([['c', 'b'], ['a']])
})
