-- Sets when a call that was taken is to be looked at next, unless somebody has set it anew meanwhile. KEYS[1] a part of
-- the timers, ARGV: call, the due time that taking has left, the next one, '' for never.
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due or tonumber(due) ~= tonumber(ARGV[2]) then
  return 0
end
if ARGV[3] == '' then
  return redis.call('ZREM', KEYS[1], ARGV[1])
end
return redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
