-- Notes that a node takes nothing new. KEYS[1] the node; nothing where it is dead.
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HSET', KEYS[1], 'draining', 'true')
end
