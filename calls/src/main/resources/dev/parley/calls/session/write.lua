-- Writes a call's next state, if the call is still at the version that it was decided from.
-- KEYS[1] the call, ARGV: expected version (0 for none), next version, state, time to live in ms, now in ms, and after
-- how many ms the indexes are to be kept anew. Returns 'conflict', 'written', or 'stale' where written and that is due.
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then
  return 'conflict'
end
local indexedAt = redis.call('HGET', KEYS[1], 'indexedAt') or ARGV[5]
local stale = tonumber(ARGV[5]) - tonumber(indexedAt) >= tonumber(ARGV[6])
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'state', ARGV[3], 'indexedAt', stale and ARGV[5] or indexedAt)
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return stale and 'stale' or 'written'
