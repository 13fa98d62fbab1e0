/*
 * What does not fit into the width of the page. `faults()` answers with a line for each: where and what, a bar, by how many
 * pixels. Only widths are looked at, so what is scrolled out of sight downwards counts like all else.
 */
const SLACK = 1.5
/** A space at the end of a line may stand out of it: as wide as in most fonts, or where spaces are kept, in any, in em. */
const SPACE = 4
const KEPT_SPACE = 0.62
const CONTROLS =
  'button, input:not([type=file]), textarea, select, a[href], [role=button], [role=switch], [role=tab], [role=option]'
const LABELLED = 'button, a[href], [role=button], [role=option], label'
/** What is meant to scroll sideways: code as it was written, and what says so of itself. */
const WIDE = 'pre, code, [data-scrolls-sideways]'
/** Without a font of emoji a machine shows some of them as several signs beside each other. */
const SIGNS = '[data-emoji]'
const UNSEEN = '.sr-only, svg, script, style, noscript, option, [aria-hidden=true]'

/** The test id nearest to it, and what it is within that. */
function nameOf(element) {
  const own = ({ dataset, localName, classList }) =>
    dataset?.testid ? `[${dataset.testid}]` : [localName, ...classList].join('.')
  const holder = element.parentElement?.closest('[data-testid]')
  return `${holder ? own(holder) + ' ' : ''}${own(element)}`
}

function wordsOf(element) {
  const words = element.getAttribute('aria-label') ?? element.textContent
  return words.trim().replace(/[\s|]+/g, ' ').slice(0, 24)
}

/** By how much one stands out of another sideways. */
function beyond({ left, right }, frame) {
  return Math.max(right - frame.right, frame.left - left)
}

/**
 * What is around an element: `clipper` cuts it off or scrolls it sideways, with the box `frame` (the window's without one);
 * within `ellipsed` a text ends in an ellipsis; `control` is the one whose text it is.
 */
const OUTERMOST = { clipper: null, ellipsed: false, wide: false, control: null }

function within(around, element, style, box) {
  const next = { ...around }
  if (style.overflowX !== 'visible') {
    next.clipper = element
    next.frame = box
    next.ellipsed = false
    next.wide = element.matches(WIDE)
  }
  if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') next.ellipsed = true
  if (element.matches(LABELLED)) {
    next.control = style.display === 'inline' ? null : element
    next.controlBox = box
  }
  return next
}

function spaceOf(element) {
  const { whiteSpaceCollapse, fontSize } = getComputedStyle(element)
  return whiteSpaceCollapse === 'preserve' ? Math.max(SPACE, KEPT_SPACE * parseFloat(fontSize)) : SPACE
}

function textFaults(node, element, around, found) {
  const range = document.createRange()
  range.selectNodeContents(node)
  const box = range.getBoundingClientRect()
  if (box.width === 0 || around.ellipsed || around.wide || element.matches(SIGNS)) return
  const space = spaceOf(element)
  const out = around.control ? beyond(box, around.controlBox) : 0
  if (out > space) found('has text that stands out of its control', element, out)
  const cut = around.clipper ? beyond(box, around.frame) : 0
  if (cut > space) found('has text that is cut', element, cut)
}

function boxFaults(element, style, box, around, found) {
  const out = beyond(box, around.frame)
  // What is inline is text, which may end in an ellipsis.
  if (out > SLACK && !around.wide && !(style.display === 'inline' && (around.ellipsed || !around.clipper))) {
    if (!around.clipper) found('stands beyond the window', element, out)
    else if (element.matches(CONTROLS)) found(`is cut by ${nameOf(around.clipper)}`, element, out)
  }
  const more = element.scrollWidth - element.clientWidth
  const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll'
  if (scrolls && more > SLACK && !element.closest(WIDE) && !element.matches('input, textarea, select')) {
    found('scrolls sideways', element, more)
  }
}

function look(element, around, found) {
  if (element.matches(UNSEEN)) return
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath.startsWith('inset')) return
  const box = element.getBoundingClientRect()
  const from = style.position === 'fixed' ? { ...OUTERMOST, frame: { left: 0, right: innerWidth } } : around
  if (box.width > 0 && box.height > 0) boxFaults(element, style, box, from, found)
  const inside = within(from, element, style, box)
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) look(node, inside, found)
    else if (node.nodeType === Node.TEXT_NODE && node.data.trim() !== '') textFaults(node, element, inside, found)
  }
}

function faults() {
  const lines = []
  const found = (what, element, pixels) =>
    lines.push(`${nameOf(element)} ${what} | by ${Math.ceil(pixels)} px "${wordsOf(element)}"`)
  const root = document.documentElement
  if (root.scrollWidth > innerWidth) found('scrolls sideways', root, root.scrollWidth - innerWidth)
  for (const child of document.body.children) {
    look(child, { ...OUTERMOST, frame: { left: 0, right: innerWidth } }, found)
  }
  return lines
}

const frame = () => new Promise((done) => requestAnimationFrame(done))

/** Has the page speak a language, as it does when another tab goes over to it. */
async function speak(value) {
  localStorage.setItem('parley.language', value)
  dispatchEvent(new StorageEvent('storage', { key: 'parley.language', newValue: value, storageArea: localStorage }))
  while (document.documentElement.lang !== value) await new Promise((done) => setTimeout(done))
}

function write(font) {
  const style = document.documentElement.style
  if (font) style.setProperty('--font', `'${font}'`)
  else style.removeProperty('--font')
}

/** Which of the fonts the machine lacks: text in them is as wide as in whatever stands in for them. */
function missing(fonts) {
  const pen = document.createElement('canvas').getContext('2d')
  const width = (font) => {
    pen.font = `72px ${font}`
    return pen.measureText('Width of il and MW').width
  }
  return fonts.filter((font) => ['serif', 'monospace'].every((other) => width(`'${font}', ${other}`) === width(other)))
}

/** The faults in each of these pairs of a language and a font; the page speaks what it spoke afterwards. */
async function faultsIn(looks) {
  const before = document.documentElement.lang
  const lines = []
  // Sizes are told of after the first frame.
  await frame()
  await frame()
  for (const [language, font] of looks) {
    if (document.documentElement.lang !== language) await speak(language)
    write(font)
    lines.push(...faults().map((line) => `${line} at ${innerWidth}, ${language}, ${font}`))
  }
  write(null)
  if (document.documentElement.lang !== before) await speak(before)
  return lines
}
