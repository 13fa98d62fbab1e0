import type { SharedKind } from './sharedFilesApi'
import type { SharedFile } from '@/api/schema'
import type { ChatEvent } from '@/realtime/protocol.gen'

/** What a chat's newest events make of its files that were listed before: new ones come first, deleted ones go. */
export function withNews(
  listed: readonly SharedFile[],
  events: readonly ChatEvent[],
  kind: SharedKind,
): SharedFile[] {
  const sent = events.filter((event) => event.type === 'message.sent')
  const gone = new Set(sent.filter(({ deleted }) => deleted).map(({ seq }) => seq))
  const known = new Set(listed.map(({ attachment }) => attachment.id))
  const newest = listed.reduce((seq, file) => Math.max(seq, file.seq), 0)
  const fresh = sent
    .filter(({ seq, deleted }) => seq > newest && !deleted)
    .flatMap(({ attachments, seq, actor, at }) =>
      attachments
        .filter(({ id, image }) => (image !== null) === (kind === 'images') && !known.has(id))
        .map((attachment) => ({ attachment, seq, sender: actor, at })),
    )
  return [...fresh.reverse(), ...listed.filter(({ seq }) => !gone.has(seq))]
}
