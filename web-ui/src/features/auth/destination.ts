/** Where to go after logging in: only ever to a path of this page. */
export function destination(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/'
}
