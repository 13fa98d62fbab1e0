import type { ClickEvent, NoticeData, WorkerScope } from './scope'

/** What a page is asked to show. */
export interface OpenRequest {
  type: 'parley.open'
  path: string
}

/** Leads to what the notice is about: in a page that is open, else in a new one. */
export async function click(scope: WorkerScope, { notification, action }: ClickEvent): Promise<void> {
  notification.close()
  const path = pathOf(notification.data as NoticeData | null, action)
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.filter(({ url }) => isOwn(scope, url)).sort((a, b) => rank(b) - rank(a))[0]
  if (!page) {
    await scope.clients.openWindow(path)
    return
  }
  await page.focus()
  const request: OpenRequest = { type: 'parley.open', path }
  page.postMessage(request)
}

const rank = (page: { focused: boolean; visibilityState: string }) =>
  page.focused ? 2 : page.visibilityState === 'visible' ? 1 : 0

/** Pages of guests and of calls in frames are nobody's who gets pushes. */
function isOwn(scope: WorkerScope, url: string): boolean {
  const { origin, pathname } = new URL(url)
  return origin === scope.location.origin && !/^\/(m|video-call|embed)\//.test(pathname)
}

export function pathOf(data: NoticeData | null, action: string): string {
  const chat = data?.chatId ? `/chats/${encodeURIComponent(data.chatId)}` : '/'
  const answers = data?.kind === 'ring' && data.callId && (action === 'answer' || action === 'decline')
  return answers ? `${chat}?call=${encodeURIComponent(data.callId ?? '')}&do=${action}` : chat
}
