-- Extends a node's lease. KEYS[1] the leases, ARGV: node, now, end of the lease. Returns 1 where the lease still held.
local before = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return before and tonumber(before) > tonumber(ARGV[2]) and 1 or 0
