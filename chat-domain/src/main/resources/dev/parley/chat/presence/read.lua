-- Tells how users are there. KEYS[1] the nodes' leases, ARGV: now, then users. Returns 'active', 'away' or 'gone' for each.
local now = tonumber(ARGV[1])
local states = {}
for i = 2, #ARGV do
  local best = 'gone'
  local said = redis.call('HGETALL', 'parley:presence:user:' .. ARGV[i])
  for j = 1, #said, 2 do
    local lease = redis.call('ZSCORE', KEYS[1], said[j])
    if lease and tonumber(lease) > now and best ~= 'active' then
      best = said[j + 1]
    end
  end
  states[#states + 1] = best
end
return states
