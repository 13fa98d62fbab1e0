-- Removes a timer unless it was set anew since it was claimed. KEYS[1] timers, ARGV: member, its claimed score.
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if score and tonumber(score) == tonumber(ARGV[2]) then
  return redis.call('ZREM', KEYS[1], ARGV[1])
end
return 0
