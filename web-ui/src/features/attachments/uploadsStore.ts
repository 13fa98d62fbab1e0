import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { contentPath, discardFile, previewPath, uploadFile } from './attachmentsApi'
import { useFileLimits } from './fileLimits'
import { stillMark } from './fileLook'
import { seedBlobUrl } from '@/api/blobUrls'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { AttachmentView, ChatId } from '@/realtime/protocol.gen'

/** Uploads at once; the rest waits. */
const AT_ONCE = 3

/** Images that the browser shows of itself. */
const SHOWN = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']

/** A file in the composer. */
export interface ComposerFile {
  key: number
  file: File
  /** An object URL, of images only. */
  preview: string | null
  state: 'waiting' | 'uploading' | 'ready' | 'failed'
  /** From 0 to 1. */
  progress: number
  code: ProblemCode | null
  attachment: AttachmentView | null
}

/** What is picked to be sent, per chat: uploaded at once, so that sending has nothing to wait for. */
export const useUploads = defineStore('uploads', () => {
  const limits = useFileLimits()
  const byChat = shallowReactive(new Map<ChatId, ComposerFile[]>())
  const running = new Map<number, AbortController>()
  let nextKey = 1

  function of(chatId: ChatId): readonly ComposerFile[] {
    return byChat.get(chatId) ?? []
  }

  /** Returns how many were left out, because a message may have no more. */
  function add(chatId: ChatId, files: readonly File[]): number {
    const present = of(chatId)
    const taken = files.slice(0, Math.max(0, limits.maxFiles - present.length))
    byChat.set(chatId, [...present, ...taken.map(picked)])
    startNext()
    return files.length - taken.length
  }

  function picked(file: File): ComposerFile {
    const code = problemOf(file)
    return {
      key: nextKey++,
      file,
      preview: SHOWN.includes(file.type) ? URL.createObjectURL(file) : null,
      state: code ? 'failed' : 'waiting',
      progress: 0,
      code,
      attachment: null,
    }
  }

  function problemOf(file: File): ProblemCode | null {
    if (file.size > limits.maxBytes) {
      return 'ATTACHMENT_TOO_LARGE'
    }
    return file.size === 0 ? 'INVALID_REQUEST' : null
  }

  function remove(chatId: ChatId, key: number): void {
    const file = of(chatId).find((each) => each.key === key)
    if (!file) {
      return
    }
    forget(chatId, [file])
    running.get(key)?.abort()
    if (file.attachment) {
      // Kept or not: the server forgets it by itself.
      discardFile(chatId, file.attachment.id).catch(() => undefined)
    }
  }

  function retry(chatId: ChatId, key: number): void {
    change(chatId, key, (file) =>
      problemOf(file.file) ? file : { ...file, state: 'waiting', progress: 0, code: null },
    )
    startNext()
  }

  /** Hands over what is uploaded, and empties the composer of it; what has failed stays. */
  function take(chatId: ChatId): AttachmentView[] {
    const ready = of(chatId).filter(({ attachment }) => attachment !== null)
    for (const { file, attachment } of ready) {
      // Another type than the file's means that the server has drawn it anew.
      if (attachment?.image && attachment.mediaType === file.type) {
        seedBlobUrl(contentPath(chatId, attachment.id), file)
        if (!stillMark(attachment)) {
          seedBlobUrl(previewPath(chatId, attachment), file)
        }
      }
    }
    forget(chatId, ready)
    return ready.flatMap(({ attachment }) => (attachment ? [attachment] : []))
  }

  function forget(chatId: ChatId, gone: readonly ComposerFile[]): void {
    for (const { preview } of gone) {
      if (preview) {
        URL.revokeObjectURL(preview)
      }
    }
    const keys = new Set(gone.map(({ key }) => key))
    const left = of(chatId).filter(({ key }) => !keys.has(key))
    if (left.length > 0) {
      byChat.set(chatId, left)
    } else {
      byChat.delete(chatId)
    }
  }

  function startNext(): void {
    for (const [chatId, files] of byChat) {
      for (const file of files) {
        if (file.state === 'waiting' && running.size < AT_ONCE) {
          void start(chatId, file)
        }
      }
    }
  }

  async function start(chatId: ChatId, { key, file }: ComposerFile): Promise<void> {
    const controller = new AbortController()
    running.set(key, controller)
    change(chatId, key, (each) => ({ ...each, state: 'uploading' }))
    try {
      const attachment = await uploadFile(
        chatId,
        file,
        (progress) => change(chatId, key, (each) => ({ ...each, progress })),
        controller.signal,
      )
      change(chatId, key, (each) => ({ ...each, state: 'ready', progress: 1, attachment }))
    } catch (failure) {
      change(chatId, key, (each) => ({ ...each, state: 'failed', code: codeOf(failure) }))
    } finally {
      running.delete(key)
      startNext()
    }
  }

  function change(chatId: ChatId, key: number, to: (file: ComposerFile) => ComposerFile): void {
    if (byChat.has(chatId)) {
      byChat.set(
        chatId,
        of(chatId).map((file) => (file.key === key ? to(file) : file)),
      )
    }
  }

  return { byChat, of, add, remove, retry, take }
})
