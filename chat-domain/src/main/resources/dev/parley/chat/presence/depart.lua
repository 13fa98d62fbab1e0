-- Marks a node as gone whose lease has lapsed, by another name: should it be back, it finds that it has no lease.
-- KEYS[1] the leases, ARGV: node, now, the name of a node that is gone. Returns 0 where it has a lease.
local lease = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not lease or tonumber(lease) > tonumber(ARGV[2]) then
  return 0
end
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[1], lease, ARGV[3])
return 1
