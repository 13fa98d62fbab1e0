-- Gets or prolongs the lease, unless another has it. KEYS[1] who has it, ARGV: who wants it, its term in ms.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
