/** Puts a text on the clipboard, also on insecure origins, where there is no `navigator.clipboard`. False where it could not be. */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await (navigator as { clipboard?: Clipboard }).clipboard?.writeText(text)
    if ('clipboard' in navigator) {
      return true
    }
  } catch {
    // Refused, or an insecure origin: the old way below.
  }
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
