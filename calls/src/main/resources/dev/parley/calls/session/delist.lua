-- Forgets that a call concerned a user up to this version of it. KEYS[1] the user's calls, ARGV: call, version.
local version = redis.call('HGET', KEYS[1], ARGV[1])
if version and tonumber(version) <= tonumber(ARGV[2]) then
  return redis.call('HDEL', KEYS[1], ARGV[1])
end
return 0
