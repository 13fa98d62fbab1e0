import { download, save, upload } from '@/api/files'
import { request } from '@/api/http'
import { isMeeting } from '@/features/chats/personalChat'
import { meetingIdOf } from '@/features/knownMeetings/heldMeetings'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { AttachmentId, AttachmentView } from '@/realtime/protocol.gen'

function of(place: MessagePlace): string {
  const owner = isMeeting(place)
    ? `/api/meetings/${encodeURIComponent(meetingIdOf(place))}`
    : `/api/chats/${encodeURIComponent(place)}`
  return `${owner}/attachments`
}

/** Where the bytes are; to be fetched with the access token. */
export function contentPath(place: MessagePlace, id: AttachmentId): string {
  return `${of(place)}/${encodeURIComponent(id)}`
}

/** What to show of an image in the conversation: the smaller copy where there is one. */
export function previewPath(place: MessagePlace, { id, image }: AttachmentView): string {
  return contentPath(place, id) + (image?.thumbnail ? '/thumbnail' : '')
}

export function uploadFile(
  place: MessagePlace,
  file: File,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<AttachmentView> {
  return upload(of(place), file, { query: { name: file.name }, onProgress, signal })
}

export function discardFile(place: MessagePlace, id: AttachmentId): Promise<void> {
  return request(contentPath(place, id), { method: 'DELETE' })
}

/** Has the browser save a file under its own name. */
export async function saveFile(place: MessagePlace, { id, name }: AttachmentView): Promise<void> {
  save(await download(contentPath(place, id)), name)
}
