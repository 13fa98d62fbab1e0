/** What Chromium answers; other browsers do not tell. */
interface PolicyDocument {
  featurePolicy?: { allowsFeature: (feature: string) => boolean }
}

/** Whether the page around this one keeps a device from it: then nobody is asked, and no setting of the browser helps. */
export function frameForbids(device: 'microphone' | 'camera'): boolean {
  const policy = (document as PolicyDocument).featurePolicy
  return window.parent !== window && policy?.allowsFeature(device) === false
}
