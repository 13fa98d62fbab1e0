// Members of chats by uWebSockets.js, which sends a message to all subscribers of its topic.
import uWS from '@trufflesuite/uws-js-unofficial'
import { event } from './event.mjs'

const app = uWS.App()

app.ws('/*', {
  compression: uWS.DISABLED,
  idleTimeout: 0,
  maxBackpressure: 1024 * 1024,
  upgrade(response, request, context) {
    response.upgrade(
      { room: request.getQuery('room'), user: request.getQuery('user') },
      request.getHeader('sec-websocket-key'),
      request.getHeader('sec-websocket-protocol'),
      request.getHeader('sec-websocket-extensions'),
      context,
    )
  },
  open(socket) {
    socket.subscribe(socket.getUserData().room)
  },
  message(socket, data) {
    const { room, user } = socket.getUserData()
    const { text } = JSON.parse(Buffer.from(data).toString())
    app.publish(room, JSON.stringify(event(room, user, text)))
  },
})

app.listen('127.0.0.1', Number(process.env.PORT), (socket) => {
  if (!socket) throw new Error('The port is taken.')
})
