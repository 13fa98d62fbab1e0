-- Extends a node's lease. KEYS[1] the leases, ARGV: node, now, end of the lease, the name of the node where it is gone.
-- Returns 1 where the lease still held, and nobody is at work who has taken the node for gone.
local before = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
if redis.call('ZSCORE', KEYS[1], ARGV[4]) then
  return 0
end
return before and tonumber(before) > tonumber(ARGV[2]) and 1 or 0
