import { readdirSync } from 'node:fs'

/**
 * The order of the folders of `src`, lowest first: a file imports from its own folder and from those before it. Where two
 * folders need each other, what they share moves down, or the higher one hands a function or a slot's content down.
 */
export const FOLDERS = [
  'ui',
  'text',
  'embed',
  'realtime',
  'i18n',
  'worker',
  'api',
  'testing',
  'features/auth',
  'features/avatars',
  'features/users',
  'features/knownMeetings',
  'features/blocks',
  'features/presence',
  'features/drafts',
  'features/chats',
  'features/moderation',
  'features/emoji',
  'features/attachments',
  'features/slash',
  'features/formatting',
  'features/messages',
  'features/invites',
  'features/webhooks',
  'features/members',
  'features/search',
  'features/notifications',
  'features/meetingChat',
  'features/call',
  'features/meeting',
  'features/videoCall',
  'features/settings',
  'features/administration',
  'features/chatPanel',
  'features/profileCard',
  'features/conversation',
  'features/sidebar',
  'app',
]

const UNORDERED = ['features', 'styles']

/** Folders of `src` that the order forgets, or that it names though they are not there. */
export function misplacedFolders(src) {
  const inside = (folder) =>
    readdirSync(new URL(folder, src), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  const present = [
    ...inside('./').filter((name) => !UNORDERED.includes(name)),
    ...inside('./features/').map((name) => `features/${name}`),
  ]
  return [
    ...present.filter((folder) => !FOLDERS.includes(folder)),
    ...FOLDERS.filter((folder) => !present.includes(folder)),
  ]
}
