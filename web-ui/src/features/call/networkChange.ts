/** Tells of another network: back after none, or Wi-Fi after mobile data, where the browser says so. */
export function onNetworkChange(listener: () => void): void {
  window.addEventListener('online', listener)
  const { connection } = navigator as { connection?: EventTarget }
  connection?.addEventListener('change', listener)
}
