-- Takes a call's router from a node that has it. KEYS[1] where it is; ARGV[1] the node.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
