-- Notes that a call concerns a user from this version of it on. KEYS[1] the user's calls, ARGV: call, version, time to
-- live in ms.
local version = redis.call('HGET', KEYS[1], ARGV[1])
if not version or tonumber(version) < tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
return redis.call('PEXPIRE', KEYS[1], ARGV[3])
