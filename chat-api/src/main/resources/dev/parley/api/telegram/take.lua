-- Takes the first that waits to be sent, and makes it wait again a little later, so that it is not lost with the node that
-- took it. KEYS: what waits, its texts. ARGV: now, when it waits again. Answers its id, its text, and since when it waits;
-- or nothing.
while true do
  local found = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, 1)
  local first = found[1]
  if not first then
    return {}
  end
  local text = redis.call('HGET', KEYS[2], first)
  if text then
    redis.call('ZADD', KEYS[1], ARGV[2], first)
    return { first, text, found[2] }
  end
  redis.call('ZREM', KEYS[1], first)
end
