-- Takes the rooms that are due to be looked at and makes them due again a little later, so that none is lost with the node
-- that took it. KEYS[1] the times of all rooms, ARGV: now, when they are due again, how many at most.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, room in ipairs(due) do
  redis.call('ZADD', KEYS[1], ARGV[2], room)
end
return due
