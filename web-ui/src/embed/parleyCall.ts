import { callMessage, type CallMessage, type HostPageMessage } from './messages'

const ALLOW = 'camera; microphone; display-capture; autoplay; fullscreen'
const TITLES: Record<string, string> = { en: 'Video call', ru: 'Видеозвонок', fa: 'تماس تصویری' }
/** A frame that has said nothing by then shows nothing of Parley: its server does not list this site, or is away. */
const SILENT_MS = 10_000
const STYLE = `
  :host { display: block; min-height: 320px; }
  iframe { display: block; width: 100%; height: 100%; min-height: inherit; border: 0; }
  [hidden], :host([hidden]) { display: none; }
`

/**
 * A call of two in a page of another site: `<parley-call room="…" token="…">`. Besides these it has `lang` (`en`, `ru` or
 * `fa`), `theme` (`dark` or `light`) and `name-hidden`, and follows changes of all of them. What is inside it is shown in
 * place of a call that this site may not show.
 *
 * Events: `joined`, `left`, `ended` (`detail.durationMs`) and `refused` (`detail.code`).
 */
export class ParleyCall extends HTMLElement {
  static readonly observedAttributes = ['room', 'token', 'lang', 'theme', 'name-hidden']
  /** Where this script comes from, and so the calls. */
  static server = new URL(import.meta.url).origin

  private readonly root = this.attachShadow({ mode: 'open' })
  private readonly instead = document.createElement('slot')
  private placed = false
  private frame: HTMLIFrameElement | null = null
  /** Whether the frame listens. */
  private ready = false
  private inCall = false
  private silence: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    // Not a style element, which the policy of the page may forbid.
    if ('adoptedStyleSheets' in this.root) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(STYLE)
      this.root.adoptedStyleSheets = [sheet]
    }
    this.root.append(this.instead)
  }

  /** Leaves the call, if one is in it. */
  leave(): void {
    this.tell({ type: 'parley.leave' })
  }

  connectedCallback(): void {
    this.placed = true
    window.addEventListener('message', this.hear)
    this.open()
  }

  /** Moved by `moveBefore`, which keeps the frame: the call goes on. */
  connectedMoveCallback(): void {
    return
  }

  disconnectedCallback(): void {
    this.placed = false
    this.close()
    window.removeEventListener('message', this.hear)
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.placed) {
      return
    }
    if (name === 'room') {
      this.close()
      this.open()
    } else if (name === 'token') {
      this.tellToken()
    } else {
      this.tell({ type: 'parley.show', ...this.look() })
      this.nameFrame()
    }
  }

  private open(): void {
    const room = this.getAttribute('room')
    if (room === null || room === '' || this.frame) {
      return
    }
    this.frame = document.createElement('iframe')
    this.frame.setAttribute('allow', ALLOW)
    this.frame.src = this.address(room)
    this.nameFrame()
    this.show(true)
    this.root.append(this.frame)
    this.silence = setTimeout(() => {
      this.show(false)
      this.emit('refused', { code: 'FRAME_BLOCKED' })
    }, SILENT_MS)
  }

  /** The frame leaves the call by itself where it is taken out of the page. */
  private close(): void {
    clearTimeout(this.silence)
    this.frame?.remove()
    this.frame = null
    this.ready = false
    if (this.inCall) {
      this.inCall = false
      this.emit('left')
    }
  }

  private address(room: string): string {
    const { lang, theme, nameHidden } = this.look()
    const query = new URLSearchParams()
    if (lang) {
      query.set('lang', lang)
    }
    if (theme) {
      query.set('theme', theme)
    }
    if (nameHidden) {
      query.set('name', 'hidden')
    }
    return `${ParleyCall.server}/embed/video-call/${encodeURIComponent(room)}?${query.toString()}`
  }

  private look() {
    return {
      lang: this.getAttribute('lang'),
      theme: this.getAttribute('theme'),
      nameHidden: this.hasAttribute('name-hidden'),
    }
  }

  private nameFrame(): void {
    if (this.frame) {
      this.frame.title = TITLES[this.getAttribute('lang')?.slice(0, 2) ?? ''] ?? TITLES.en ?? ''
    }
  }

  private show(call: boolean): void {
    this.instead.hidden = call
    if (this.frame) {
      this.frame.hidden = !call
    }
  }

  private readonly hear = (event: MessageEvent): void => {
    if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== ParleyCall.server) {
      return
    }
    const message = callMessage(event.data)
    if (message) {
      this.take(message)
    }
  }

  private take(message: CallMessage): void {
    switch (message.type) {
      case 'parley.ready':
        clearTimeout(this.silence)
        this.ready = true
        this.show(true)
        this.tellToken()
        break
      case 'parley.joined':
        this.inCall = true
        this.emit('joined')
        break
      case 'parley.left':
        this.inCall = false
        this.emit('left')
        break
      case 'parley.ended':
        this.emit('ended', { durationMs: message.durationMs })
        break
      case 'parley.refused':
        this.emit('refused', { code: message.code })
    }
  }

  private tellToken(): void {
    const token = this.getAttribute('token')
    if (token) {
      this.tell({ type: 'parley.enter', token })
    }
  }

  private tell(message: HostPageMessage): void {
    if (this.ready) {
      this.frame?.contentWindow?.postMessage(message, ParleyCall.server)
    }
  }

  private emit(name: string, detail?: { durationMs: number } | { code: string }): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

if (!customElements.get('parley-call')) {
  customElements.define('parley-call', ParleyCall)
}
