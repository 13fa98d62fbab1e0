-- Gives the lease up, if one has it. KEYS[1] who has it, ARGV[1] who gives it up.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
