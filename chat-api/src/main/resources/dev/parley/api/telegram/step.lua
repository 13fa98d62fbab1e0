-- Takes the step of a cause once. KEYS: whether it is taken, the question, when questions are due, what waits to be sent, its
-- texts. ARGV: how long to remember that it is taken, in ms; now; the asker ('' where no question changes), the question as it
-- was ('' for none) and is to be ('' for none), its lifetime in ms, when it is due; then an id and a text for all to be sent.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 'repeated'
end
if ARGV[3] ~= '' then
  if (redis.call('GET', KEYS[2]) or '') ~= ARGV[4] then
    return 'changed'
  end
  if ARGV[5] == '' then
    redis.call('DEL', KEYS[2])
    redis.call('ZREM', KEYS[3], ARGV[3])
  else
    redis.call('SET', KEYS[2], ARGV[5], 'PX', ARGV[6])
    redis.call('ZADD', KEYS[3], ARGV[7], ARGV[3])
  end
end
for at = 8, #ARGV, 2 do
  redis.call('ZADD', KEYS[4], ARGV[2], ARGV[at])
  redis.call('HSET', KEYS[5], ARGV[at], ARGV[at + 1])
end
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
return 'taken'
