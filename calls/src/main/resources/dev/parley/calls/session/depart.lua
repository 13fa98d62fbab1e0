-- Removes a node whose lease has lapsed. KEYS[1] the leases, ARGV: node, now. Returns 0 where it is back.
local lease = redis.call('ZSCORE', KEYS[1], ARGV[1])
if lease and tonumber(lease) > tonumber(ARGV[2]) then
  return 0
end
return redis.call('ZREM', KEYS[1], ARGV[1])
