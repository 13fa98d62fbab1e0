import type { PersonLink } from './mediaSession'

/** How the media of the whole call are. */
export type Link = 'connecting' | 'connected' | 'reconnecting'

/** One whose media flow is enough to talk to; whoever is alone lacks nothing. */
export function linkOf(people: Iterable<PersonLink>): Link {
  const links = [...people]
  if (links.length === 0 || links.includes('connected')) {
    return 'connected'
  }
  return links.every((link) => link === 'connecting') ? 'connecting' : 'reconnecting'
}
