import {
  File,
  FileArchive,
  FileAudio,
  FileCode,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
} from '@lucide/vue'
import type { Component } from 'vue'

const BY_EXTENSION: Record<string, Component> = {
  doc: FileText,
  docx: FileText,
  odt: FileText,
  pdf: FileText,
  rtf: FileText,
  csv: FileSpreadsheet,
  ods: FileSpreadsheet,
  xls: FileSpreadsheet,
  xlsx: FileSpreadsheet,
}

const BY_TYPE: readonly (readonly [RegExp, Component])[] = [
  [/^image\//, FileImage],
  [/^audio\//, FileAudio],
  [/^video\//, FileVideo],
  [/zip|tar|rar|7z|compress/, FileArchive],
  [/html|xml|json|javascript|x-sh/, FileCode],
  [/^text\/|pdf/, FileText],
]

/** A hint to the eye only: nothing else may follow from the name of a file. */
export function iconOf(name: string, mediaType: string): Component {
  return BY_EXTENSION[extensionOf(name)] ?? BY_TYPE.find(([pattern]) => pattern.test(mediaType))?.[1] ?? File
}

/** Up to five letters of it, as a badge. */
export function extensionOf(name: string): string {
  const extension = /[^.]\.([a-z0-9]{1,5})$/i.exec(name)?.[1]
  return extension?.toLowerCase() ?? ''
}

export type FileKind = 'image' | 'video' | 'audio' | 'file'

export function kindOf(attachment: { mediaType: string; image: unknown }): FileKind {
  if (attachment.image) {
    return 'image'
  }
  if (attachment.mediaType.startsWith('video/')) {
    return 'video'
  }
  return attachment.mediaType.startsWith('audio/') ? 'audio' : 'file'
}
