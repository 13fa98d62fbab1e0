// Members of chats by Socket.IO; with REDIS_URL by its Redis adapter, as several of these would need.
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { event } from './event.mjs'

const server = createServer()
const io = new Server(server, { transports: ['websocket'], serveClient: false })

if (process.env.REDIS_URL) {
  const { createAdapter } = await import('@socket.io/redis-adapter')
  const { createClient } = await import('redis')
  const publisher = createClient({ url: process.env.REDIS_URL })
  const subscriber = publisher.duplicate()
  await Promise.all([publisher.connect(), subscriber.connect()])
  io.adapter(createAdapter(publisher, subscriber))
}

io.on('connection', (socket) => {
  socket.on('join', async (room, user, done) => {
    socket.data = { room, user }
    await socket.join(room)
    done()
  })
  socket.on('message', ({ text }) => {
    const { room, user } = socket.data
    io.to(room).emit('message', event(room, user, text))
  })
})

server.listen(Number(process.env.PORT), '127.0.0.1')
