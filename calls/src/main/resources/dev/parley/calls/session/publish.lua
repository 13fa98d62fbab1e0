-- Remembers what a participant publishes, while there is such a call. KEYS: the call, its tracks.
-- ARGV: the person, the tracks as JSON, time to live in milliseconds. Returns the new version of the call's tracks, or 0
-- where there is no such call, or the participant publishes just this already.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
local held = redis.call('HGET', KEYS[2], ARGV[1])
if held and string.sub(held, string.find(held, ' ', 1, true) + 1) == ARGV[2] then
  return 0
end
local version = redis.call('HINCRBY', KEYS[2], 'version', 1)
redis.call('HSET', KEYS[2], ARGV[1], string.format('%.0f', version) .. ' ' .. ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return version
