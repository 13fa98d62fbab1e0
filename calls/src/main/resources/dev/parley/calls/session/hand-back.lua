-- Lets a timer that was claimed be due earlier, unless it was set anew since. KEYS[1] timers, ARGV: member, its claimed
-- score, how much earlier.
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if score and tonumber(score) == tonumber(ARGV[2]) then
  return redis.call('ZADD', KEYS[1], tonumber(ARGV[2]) - tonumber(ARGV[3]), ARGV[1])
end
return 0
