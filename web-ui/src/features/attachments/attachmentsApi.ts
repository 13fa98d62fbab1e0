import { download, upload } from '@/api/files'
import { request } from '@/api/http'
import type { AttachmentId, AttachmentView, ChatId } from '@/realtime/protocol.gen'

const of = (chatId: ChatId) => `/api/chats/${encodeURIComponent(chatId)}/attachments`

/** Where the bytes are; to be fetched with the access token. */
export function contentPath(chatId: ChatId, id: AttachmentId): string {
  return `${of(chatId)}/${encodeURIComponent(id)}`
}

/** What to show of an image in the conversation: the smaller copy where there is one. */
export function previewPath(chatId: ChatId, { id, image }: AttachmentView): string {
  return contentPath(chatId, id) + (image?.thumbnail ? '/thumbnail' : '')
}

export function uploadFile(
  chatId: ChatId,
  file: File,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<AttachmentView> {
  return upload(of(chatId), file, { query: { name: file.name }, onProgress, signal })
}

export function discardFile(chatId: ChatId, id: AttachmentId): Promise<void> {
  return request(contentPath(chatId, id), { method: 'DELETE' })
}

/** Has the browser save a file under its own name. */
export async function saveFile(chatId: ChatId, { id, name }: AttachmentView): Promise<void> {
  const url = URL.createObjectURL(await download(contentPath(chatId, id)))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
