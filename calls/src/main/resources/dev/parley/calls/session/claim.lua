-- Takes the timers that are due and makes them due again a little later, so that none is lost with the node that took
-- it. KEYS[1] timers, ARGV: now, when they are due again, how many at most. Returns their members.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, member in ipairs(due) do
  redis.call('ZADD', KEYS[1], ARGV[2], member)
end
return due
