-- Writes a room where it still stands as it was read. KEYS[1] the room, ARGV: as it was, as it is to be, its lifetime in ms.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
