-- Extends a node's lease while it holds. KEYS[1] the leases, ARGV: node, now, end of the lease. Returns 1 where it held.
local before = redis.call('ZSCORE', KEYS[1], ARGV[1])
if before and tonumber(before) > tonumber(ARGV[2]) then
  redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
  return 1
end
return 0
