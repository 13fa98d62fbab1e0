-- Takes the calls that are due to be looked at and makes them due again a little later, so that none is lost with the
-- node that took it. KEYS[1] a part of the timers, ARGV: now, when they are due again, how many at most.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, call in ipairs(due) do
  redis.call('ZADD', KEYS[1], ARGV[2], call)
end
return due
