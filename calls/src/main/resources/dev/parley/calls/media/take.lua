-- Gives a call's router to a node. KEYS[1] where it is; ARGV: the node that may lose it, or none; the node; ms to keep it.
-- Returns where it is now.
local present = redis.call('GET', KEYS[1])
if present and present ~= ARGV[1] and present ~= ARGV[2] then
  return present
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return ARGV[2]
