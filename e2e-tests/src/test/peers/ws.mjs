// Members of chats by plain websockets of the package ws: the JSON of a message is made once for all.
import { WebSocketServer } from 'ws'
import { event } from './event.mjs'

const rooms = new Map()
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  perMessageDeflate: false,
})

server.on('connection', (socket, request) => {
  const { searchParams } = new URL(request.url, 'http://localhost')
  const room = searchParams.get('room')
  const user = searchParams.get('user')
  const members = rooms.get(room) ?? new Set()
  rooms.set(room, members.add(socket))
  socket.on('close', () => members.delete(socket))
  socket.on('error', () => socket.terminate())
  socket.on('message', (data) => {
    const frame = Buffer.from(JSON.stringify(event(room, user, JSON.parse(data).text)))
    for (const member of members) member.send(frame, { binary: false })
  })
})
