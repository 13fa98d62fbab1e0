-- Remembers what a participant has measured, while there is such a call. KEYS: the call, its measurements.
-- ARGV: user id, CallQuality as JSON, time to live in milliseconds, of how many participants at most.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 and redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[4]) then
  return 0
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return redis.call('PEXPIRE', KEYS[2], ARGV[3])
