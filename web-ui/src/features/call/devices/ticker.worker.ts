// A worker's timers go on at their pace while the page is in the background.
let timer: ReturnType<typeof setInterval> | undefined

/** The interval in milliseconds. */
self.onmessage = ({ data }: MessageEvent<number>) => {
  clearInterval(timer)
  timer = setInterval(() => {
    self.postMessage(null)
  }, data)
}

export {}
